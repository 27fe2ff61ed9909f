package dev.lumed.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.MediaRange;
import org.apache.pekko.http.javadsl.model.MediaType;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.Accept;
import org.apache.pekko.http.javadsl.server.Route;

/** Refuses clients that could not read the answer, before anything is done for them. */
final class Negotiation {
    private Negotiation() {}

    static Route producing(MediaType type, Supplier<Route> inner) {
        return extractRequest(request ->
                accepts(request, type) ? inner.get() : complete(refusal(type).response()));
    }

    private static Problem refusal(MediaType type) {
        return Problem.of(StatusCodes.NOT_ACCEPTABLE, "not-acceptable", "The answer here is of type " + type + ".");
    }

    private static boolean accepts(HttpRequest request, MediaType type) {
        List<MediaRange> ranges = StreamSupport.stream(
                        request.getHeaders(Accept.class).spliterator(), false)
                .flatMap(accept -> StreamSupport.stream(accept.getMediaRanges().spliterator(), false))
                .toList();
        return ranges.isEmpty() || ranges.stream().anyMatch(range -> range.qValue() > 0 && range.matches(type));
    }
}
