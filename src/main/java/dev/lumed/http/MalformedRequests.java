package dev.lumed.http;

import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

/** Answers what the HTTP parser refuses before there is a request. Named in {@code server.conf}, made by Pekko HTTP. */
public final class MalformedRequests extends ParsingErrorHandler {
    @Override
    public HttpResponse handle(StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
        return Entrance.secured(problem(status, error.summary()).response());
    }

    /** What is wrong is told in general words: the parser's own quote the request. */
    private static Problem problem(StatusCode status, String summary) {
        if (status.intValue() == StatusCodes.CONTENT_TOO_LARGE.intValue()) {
            return Problems.TOO_LARGE;
        }
        // More than one, none in HTTP/1.1, one that cannot be read, or another than the request line's.
        if (summary.contains("Host")) {
            return Guard.FOREIGN_HOST;
        }
        return Problem.of(status, "malformed-request", "This is not a well-formed HTTP request: " + status.reason());
    }
}
