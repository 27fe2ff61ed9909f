package dev.lumed.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Between Pekko's requests and responses and the demo's calls and answers. */
final class HttpTexts {

    private static final String BEARER = "Bearer ";

    private HttpTexts() {}

    /** The segments of a path, decoded. */
    static List<String> path(HttpRequest request) {
        List<String> segments = new ArrayList<>();
        request.getUri().pathSegments().forEach(segments::add);
        return segments;
    }

    static Map<String, String> query(HttpRequest request) {
        return request.getUri().query().toMap();
    }

    static Call.Credentials credentials(HttpRequest request) {
        return new Call.Credentials(
                header(request, "X-API-Key").orElse(null), bearer(request).orElse(null));
    }

    static Optional<String> bearer(HttpRequest request) {
        return header(request, "Authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    static HttpResponse response(Answer answer) {
        List<HttpHeader> headers = new ArrayList<>();
        answer.headers().forEach((name, value) -> headers.add(RawHeader.create(name, value)));
        HttpResponse response = HttpResponse.create()
                .withStatus(StatusCodes.get(answer.status()))
                .withHeaders(headers);
        if (answer.body().isEmpty()) {
            return response;
        }
        return answer.type() == Answer.Type.JSON
                ? response.withEntity(ContentTypes.APPLICATION_JSON, answer.body())
                : response.withEntity(HttpEntities.create(ContentTypes.TEXT_HTML_UTF8, answer.body()));
    }

    private static Optional<String> header(HttpRequest request, String name) {
        return request.getHeader(name).map(HttpHeader::value);
    }
}
