package dev.lumed.settings;

import java.net.URI;
import java.util.Optional;

/**
 * The local API.
 *
 * @param port 0 for any free one
 * @param token in place of the one in the data directory
 * @param allowPlaintext whether a host that others can reach may be served without encryption
 * @param unixSocket whether it is served by a Unix domain socket too, the data directory's
 * @param tls the certificate; without one it is served in plain text
 */
public record ApiSettings(
        String host,
        int port,
        Optional<Secret> token,
        boolean allowPlaintext,
        boolean unixSocket,
        Optional<ApiTlsSettings> tls) {

    public String scheme() {
        return tls.isPresent() ? "https" : "http";
    }

    /** Whether only programs of this machine can reach it. */
    boolean isLocal() {
        return Loopback.is(host);
    }

    /** By which a program of this machine reaches it on the port that it has. */
    public URI reachableUrl(int realPort) {
        return URI.create(scheme() + "://" + reachableHost() + ":" + realPort);
    }

    /** The host of a URL by which a program of this machine reaches it: what listens everywhere listens on loopback too. */
    private String reachableHost() {
        return switch (host) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::", "[::]" -> "[::1]";
            default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        };
    }

    /** The same on another port. */
    public ApiSettings onPort(int other) {
        return new ApiSettings(host, other, token, allowPlaintext, unixSocket, tls);
    }

    static ApiSettings read(Section api) {
        ApiSettings settings = new ApiSettings(
                api.text("host"),
                api.number("port", 0, 65_535),
                api.secret("token"),
                api.flag("allow-plaintext"),
                api.flag("unix-socket"),
                ApiTlsSettings.read(api.section("tls")));
        api.require(
                settings.allowPlaintext || settings.tls.isPresent() || settings.isLocal(),
                "host",
                "a loopback address, unless api.tls has a certificate or api.allow-plaintext = true: without"
                        + " encryption whoever sees the traffic sees the token");
        return settings;
    }
}
