package dev.lumed.settings;

import java.util.Optional;

/**
 * The local API.
 *
 * @param port 0 for any free one
 * @param token in place of the one in the data directory
 * @param allowPlaintext whether a host that others can reach may be served without encryption
 */
public record ApiSettings(String host, int port, Optional<Secret> token, boolean allowPlaintext) {

    /** The host of a URL by which a program of this machine reaches it: what listens everywhere listens on loopback too. */
    public String reachableHost() {
        return switch (host) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::", "[::]" -> "[::1]";
            default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        };
    }

    static ApiSettings read(Section api) {
        ApiSettings settings = new ApiSettings(
                api.text("host"), api.number("port", 0, 65_535), api.secret("token"), api.flag("allow-plaintext"));
        api.require(
                settings.allowPlaintext || Loopback.is(settings.host),
                "host",
                "a loopback address, unless api.allow-plaintext = true: whoever sees the traffic sees the token");
        return settings;
    }
}
