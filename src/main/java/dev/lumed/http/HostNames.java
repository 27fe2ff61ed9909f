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

    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

    private final Set<String> names;
    private final boolean everywhere;
    private volatile int port;

    /** The port may be 0, and is then told by {@link #boundTo} when it is known; until then no name is right. */
    HostNames(String configured, int port) {
        String name = configured.replaceAll("^\\[|]$", "").toLowerCase(Locale.ROOT);
        this.names = Stream.of("localhost", "127.0.0.1", "::1", name).collect(Collectors.toUnmodifiableSet());
        this.everywhere = EVERYWHERE.contains(name);
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
        return asked == port && (names.contains(host.host().address().toLowerCase(Locale.ROOT)) || isAddress(host));
    }

    /** Where every address is listened on, each is ours: a page cannot make an address point elsewhere, only a name. */
    private boolean isAddress(Host host) {
        return everywhere && (host.host().isIPv4() || host.host().isIPv6());
    }
}
