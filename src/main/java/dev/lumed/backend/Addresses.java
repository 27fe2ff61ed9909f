package dev.lumed.backend;

import dev.lumed.settings.BackendSettings;
import java.net.URI;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.Query;
import org.apache.pekko.http.javadsl.model.Uri;

/** Where the backend's calls are: below the configured URLs, whose path is kept. */
final class Addresses {
    private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,128}");
    private static final String VERSION = "/api/v1";

    private final String rest;
    private final String socket;

    Addresses(BackendSettings settings) {
        this.rest = base(settings.url().orElseThrow());
        this.socket = base(settings.socketUrl().orElseThrow());
    }

    private static String base(URI url) {
        return Uri.create(url.toString()).query(Query.EMPTY).toString().replaceFirst("/+$", "") + VERSION;
    }

    /** What is no id would lead to another call. */
    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** As it stands in the request line; a whole URL there is for proxies. */
    Uri call(String path) {
        return Uri.create(rest + path).toRelative();
    }

    /** Where calls go to; with nothing that is secret. */
    Uri origin() {
        return Uri.create(rest);
    }

    Uri socket(String id) {
        return Uri.create(socket + "/consultations/" + id + "/ws");
    }
}
