package dev.lumed.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

/** Answers what the HTTP parser refuses before there is a request. Named in {@code server.conf}, made by Pekko HTTP. */
public final class MalformedRequests extends ParsingErrorHandler {
    /** By code. It is the process's, since nothing can be handed to what Pekko HTTP makes. */
    private static final Map<String, LongAdder> COUNTS = new ConcurrentHashMap<>();

    @Override
    public HttpResponse handle(StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
        Problem problem = problem(status, error.summary());
        COUNTS.computeIfAbsent(problem.code(), code -> new LongAdder()).increment();
        return Entrance.secured(problem.response());
    }

    static Map<String, Long> counts() {
        return COUNTS.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().sum()));
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
