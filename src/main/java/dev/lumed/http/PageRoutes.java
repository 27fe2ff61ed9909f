package dev.lumed.http;

import static dev.lumed.http.Negotiation.producing;
import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEndOrSingleSlash;

import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaType;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;

/** The page: three files, and a policy under which a browser runs and loads nothing else, whatever a message says. */
final class PageRoutes {
    static final String POLICY_HEADER = "Content-Security-Policy";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    private final Route page = file("page/index.html", MediaTypes.TEXT_HTML);
    private final Route script = file("page/app.js", MediaTypes.APPLICATION_JAVASCRIPT);
    private final Route style = file("page/app.css", MediaTypes.TEXT_CSS);

    Route routes() {
        return concat(pathEndOrSingleSlash(() -> page), path("app.js", () -> script), path("app.css", () -> style));
    }

    private static Route file(String name, MediaType.WithOpenCharset type) {
        ContentType contentType = ContentTypes.create(type, HttpCharsets.UTF_8);
        HttpResponse response = HttpResponse.create()
                .withEntity(HttpEntities.create(contentType, Resources.read(name)))
                .addHeader(RawHeader.create(POLICY_HEADER, POLICY));
        return get(() -> producing(type, () -> complete(response)));
    }
}
