package dev.lumed.http;

import dev.lumed.settings.ApiSettings;
import dev.lumed.tls.ServerTls;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.headers.Host;

/**
 * The names under which this daemon may be asked: those of the loopback, the configured one and those of its certificate,
 * with its port. A page from elsewhere that makes its own name point here still asks under that name, and is refused
 * (DNS rebinding).
 */
final class HostNames {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

    private final Set<String> names;
    private final boolean everywhere;
    private final Optional<ServerTls> tls;
    private volatile int port;

    /** The port may be 0, and is then told by {@link #boundTo} when it is known; until then no name is right. */
    HostNames(ApiSettings settings, Optional<ServerTls> tls) {
        String name = settings.host().replaceAll("^\\[|]$", "").toLowerCase(Locale.ROOT);
        this.names = Stream.concat(LOOPBACK.stream(), Stream.of(name)).collect(Collectors.toUnmodifiableSet());
        this.everywhere = EVERYWHERE.contains(name);
        this.port = settings.port();
        this.tls = tls;
    }

    boolean areEncrypted() {
        return tls.isPresent();
    }

    /** Whether browsers may be told to ask this host in no other way; on the loopback there is more than us. */
    boolean isOnlyEncrypted(Host host) {
        return areEncrypted() && include(host) && !LOOPBACK.contains(name(host));
    }

    /** Of an address of ours. */
    String scheme() {
        return areEncrypted() ? "https" : "http";
    }

    void boundTo(int realPort) {
        port = realPort;
    }

    int port() {
        return port;
    }

    boolean include(Host host) {
        int usual = areEncrypted() ? HTTPS_PORT : HTTP_PORT;
        int asked = host.port() == 0 ? usual : host.port();
        String name = name(host);
        return asked == port
                && (names.contains(name)
                        || isAddress(host)
                        || tls.filter(shown -> shown.isFor(name)).isPresent());
    }

    private static String name(Host host) {
        return host.host().address().toLowerCase(Locale.ROOT);
    }

    /** Where every address is listened on, each is ours: a page cannot make an address point elsewhere, only a name. */
    private boolean isAddress(Host host) {
        return everywhere && (host.host().isIPv4() || host.host().isIPv6());
    }
}
