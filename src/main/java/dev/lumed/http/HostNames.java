package dev.lumed.http;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.headers.Host;

/**
 * The names under which this daemon may be asked: those of the loopback and the configured one, with its port. A page
 * from elsewhere that makes its own name point here still asks under that name, and is refused (DNS rebinding).
 */
final class HostNames {
    private static final int HTTP_PORT = 80;

    private final Set<String> names;
    private volatile int port;

    /** The port may be 0, and is then told by {@link #boundTo} when it is known; until then no name is right. */
    HostNames(String configured, int port) {
        this.names = Stream.of("localhost", "127.0.0.1", "::1", configured)
                .map(name -> name.replaceAll("^\\[|]$", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.port = port;
    }

    void boundTo(int realPort) {
        port = realPort;
    }

    int port() {
        return port;
    }

    boolean include(Host host) {
        int asked = host.port() == 0 ? HTTP_PORT : host.port();
        return asked == port && names.contains(host.host().address().toLowerCase(Locale.ROOT));
    }
}
