package dev.lumed.http;

import java.util.List;
import java.util.Locale;
import org.apache.pekko.http.javadsl.model.HttpProtocols;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.japi.function.Function;

/**
 * Lets the requests of one connection through up to the one that is said to be the last (RFC 9112, 9.6). What a client sends
 * behind it Pekko HTTP would do, and tell nobody. The stream itself goes on, since the last one's body may still be on its
 * way. Of two Connection headers Pekko HTTP shows the first alone.
 */
final class UpToTheLast implements Function<HttpRequest, Iterable<HttpRequest>> {
    private static final long serialVersionUID = 1;

    private boolean over;

    @Override
    public Iterable<HttpRequest> apply(HttpRequest request) {
        if (over) {
            return List.of();
        }
        over = isLast(request);
        return List.of(request);
    }

    private static boolean isLast(HttpRequest request) {
        List<String> said = request.getHeader("Connection")
                .map(header -> List.of(header.value().toLowerCase(Locale.ROOT).split("[,\\s]+")))
                .orElse(List.of());
        return said.contains("close")
                || (request.protocol().equals(HttpProtocols.HTTP_1_0) && !said.contains("keep-alive"));
    }
}
