package dev.lumed.backend;

import dev.lumed.settings.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.MediaRanges;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.Accept;
import org.apache.pekko.http.javadsl.model.headers.Authorization;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.jspecify.annotations.Nullable;

/** Calls as HTTP requests. */
final class Requests {
    private static final HttpHeader JSON = Accept.create(MediaRanges.create(MediaTypes.APPLICATION_JSON));

    private final Addresses addresses;
    private final Optional<Secret> apiKey;

    Requests(Addresses addresses, Optional<Secret> apiKey) {
        this.addresses = addresses;
        this.apiKey = apiKey;
    }

    /** Without a token for the calls that bring one. */
    HttpRequest request(Call<?> call, @Nullable String token) {
        HttpRequest request = HttpRequest.create()
                .withMethod(call.method())
                .withUri(addresses.call(call.path()))
                .addHeader(JSON)
                .addHeaders(headers(token));
        return call.body() == null ? request : request.withEntity(ContentTypes.APPLICATION_JSON, call.body());
    }

    /** What proves who we are. */
    List<HttpHeader> headers(@Nullable String token) {
        List<HttpHeader> headers = new ArrayList<>();
        apiKey.ifPresent(key -> headers.add(RawHeader.create("X-API-Key", key.reveal())));
        if (token != null) {
            headers.add(Authorization.oauth2(token));
        }
        return headers;
    }
}
