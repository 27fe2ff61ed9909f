package dev.lumed.http;

import static dev.lumed.http.Negotiation.producing;
import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.conditional;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.head;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEndOrSingleSlash;
import static org.apache.pekko.http.javadsl.server.Directives.respondWithHeaders;
import static org.apache.pekko.http.javadsl.server.PathMatchers.separateOnSlashes;

import dev.lumed.http.PageFiles.PageFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.AcceptEncoding;
import org.apache.pekko.http.javadsl.model.headers.EntityTag;
import org.apache.pekko.http.javadsl.model.headers.HttpEncodings;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;

/** The page's files, and a policy under which a browser runs and loads nothing else, whatever a message says. */
final class PageRoutes {
    static final String POLICY_HEADER = "Content-Security-Policy";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " worker-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types lit-html dompurify lumed";
    private static final List<HttpHeader> HEADERS = List.of(
            RawHeader.create(POLICY_HEADER, POLICY),
            RawHeader.create("Cache-Control", "no-cache"),
            RawHeader.create("Vary", "Accept-Encoding"));
    private static final String INDEX = "index.html";

    private final Map<String, PageFile> files = PageFiles.all();

    Route routes() {
        List<Route> routes = new ArrayList<>();
        files.forEach((name, file) -> {
            Route answer = producing(file.type().mediaType(), () -> served(file));
            Route route = concat(get(() -> answer), head(() -> answer));
            routes.add(
                    name.equals(INDEX)
                            ? pathEndOrSingleSlash(() -> route)
                            : path(separateOnSlashes(name), () -> route));
        });
        return concat(routes.get(0), routes.subList(1, routes.size()).toArray(Route[]::new));
    }

    /**
     * A browser that has it need not load it again, but asks: after an upgrade it is another. The headers stand on a 304
     * too: a browser takes them for those of the file.
     */
    private static Route served(PageFile file) {
        return respondWithHeaders(
                HEADERS,
                () -> conditional(
                        EntityTag.create(file.tag(), true), // weak: compressed or not, it is the same
                        () -> extractRequest(request -> complete(answer(file, request)))));
    }

    private static HttpResponse answer(PageFile file, HttpRequest request) {
        boolean compressed = takesGzip(request);
        HttpResponse response = HttpResponse.create()
                .withEntity(HttpEntities.create(file.type(), compressed ? file.compressed() : file.plain()));
        return compressed ? response.addHeader(RawHeader.create("Content-Encoding", "gzip")) : response;
    }

    private static boolean takesGzip(HttpRequest request) {
        return StreamSupport.stream(request.getHeaders(AcceptEncoding.class).spliterator(), false)
                .flatMap(accept -> StreamSupport.stream(accept.getEncodings().spliterator(), false))
                .anyMatch(range -> range.qValue() > 0 && range.matches(HttpEncodings.GZIP));
    }
}
