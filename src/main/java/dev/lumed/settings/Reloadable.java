package dev.lumed.settings;

import java.util.Set;

/** Which keys a reload puts in force while the daemon runs. All others, also those to come, need a restart. */
final class Reloadable {
    private static final Set<String> KEYS = Set.of(
            "lumed.backend.credentials.access-token",
            "lumed.backend.credentials.refresh-token",
            "lumed.websocket.enabled",
            "lumed.websocket.connect-timeout",
            "lumed.websocket.hedge-after",
            "lumed.websocket.ping-interval",
            "lumed.websocket.pong-timeout",
            "lumed.websocket.stream-idle-timeout",
            "lumed.websocket.resync-interval",
            "lumed.websocket.reconnect.min-backoff",
            "lumed.websocket.reconnect.max-backoff",
            "lumed.websocket.reconnect.factor",
            "lumed.websocket.reconnect.jitter",
            "lumed.websocket.reconnect.fast-attempts",
            "lumed.websocket.reconnect.slow-interval",
            "lumed.polling.adaptive",
            "lumed.polling.interval",
            "lumed.polling.tiers",
            "lumed.polling.page-size",
            "lumed.polling.max-concurrent",
            "lumed.polling.compare-interval",
            "lumed.outbox.uncertain-grace",
            "lumed.outbox.max-queued",
            "lumed.log.level");

    private Reloadable() {}

    static boolean contains(String key) {
        return KEYS.contains(key);
    }

    static Set<String> keys() {
        return KEYS;
    }
}
