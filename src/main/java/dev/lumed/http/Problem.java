package dev.lumed.http;

import dev.lumed.api.ApiJson;
import dev.lumed.api.ProblemJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not done, as its client is told (RFC 9457).
 *
 * @param code a stable kebab-case word
 * @param detail what was wrong and what is allowed
 * @param problems each one, where there are several
 */
record Problem(
        StatusCode status, String code, String detail, List<HttpHeader> headers, @Nullable List<String> problems) {
    private static final ContentType.NonBinary CONTENT_TYPE = ContentTypes.create(
            MediaTypes.customWithFixedCharset("application", "problem+json", HttpCharsets.UTF_8, Map.of(), false));

    Problem {
        headers = List.copyOf(headers);
    }

    static Problem of(StatusCode status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), null);
    }

    static Problem badRequest(String code, String detail) {
        return of(StatusCodes.BAD_REQUEST, code, detail);
    }

    static Problem notFound(String detail) {
        return of(StatusCodes.NOT_FOUND, "not-found", detail);
    }

    Problem with(HttpHeader header) {
        List<HttpHeader> more = new ArrayList<>(headers);
        more.add(header);
        return new Problem(status, code, detail, more, problems);
    }

    Problem withProblems(List<String> each) {
        return new Problem(status, code, detail, headers, List.copyOf(each));
    }

    /** Whole seconds, rounded up: a client that comes back too early is refused again. */
    Problem retryAfter(Duration delay) {
        long seconds = Math.max(1, delay.plusNanos(999_999_999).toSeconds());
        return with(RawHeader.create("Retry-After", Long.toString(seconds)));
    }

    HttpResponse response() {
        ProblemJson body = new ProblemJson("about:blank", status.reason(), status.intValue(), code, detail, problems);
        return Answers.of(status, CONTENT_TYPE, ApiJson.write(body)).addHeaders(headers);
    }

    ProblemException asException() {
        return new ProblemException(this);
    }
}
