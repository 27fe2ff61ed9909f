package dev.lumed.settings;

import java.time.Duration;

/**
 * The socket of an open conversation.
 *
 * @param enabled false leaves polling as the only way
 * @param maxFrame in bytes
 */
public record WebSocketSettings(
        boolean enabled,
        SocketAuth auth,
        Duration connectTimeout,
        Duration hedgeAfter,
        Duration pingInterval,
        Duration pongTimeout,
        Duration streamIdleTimeout,
        Duration resyncInterval,
        long maxFrame,
        ReconnectSettings reconnect) {

    private static final Duration SHORTEST = Duration.ofMillis(100);

    WebSocketSettings reloaded(WebSocketSettings later) {
        return new WebSocketSettings(
                later.enabled,
                auth,
                later.connectTimeout,
                later.hedgeAfter,
                later.pingInterval,
                later.pongTimeout,
                later.streamIdleTimeout,
                later.resyncInterval,
                maxFrame,
                later.reconnect);
    }

    static WebSocketSettings read(Section websocket) {
        return new WebSocketSettings(
                websocket.flag("enabled"),
                websocket.choice("auth", SocketAuth.class),
                websocket.duration("connect-timeout", SHORTEST, Duration.ofMinutes(5)),
                websocket.duration("hedge-after", Duration.ZERO, Duration.ofMinutes(5)),
                websocket.duration("ping-interval", SHORTEST, Duration.ofMinutes(10)),
                websocket.duration("pong-timeout", SHORTEST, Duration.ofMinutes(10)),
                websocket.duration("stream-idle-timeout", SHORTEST, Duration.ofMinutes(30)),
                websocket.duration("resync-interval", Duration.ofSeconds(1), Duration.ofDays(1)),
                websocket.bytes("max-frame", 1 << 10, 64 << 20),
                ReconnectSettings.read(websocket.section("reconnect")));
    }
}
