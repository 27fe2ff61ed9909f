package dev.lumed.api;

import dev.lumed.link.Mode;
import java.time.Instant;
import java.util.Map;

/**
 * The daemon at a glance.
 *
 * @param outbox own messages that the backend has not acknowledged, over all conversations
 */
public record StatusJson(String version, Instant startedAt, Backend backend, Conversations conversations, long outbox) {

    /**
     * The backend as lumed sees it.
     *
     * @param auth ok, unauthorized or unknown
     */
    public record Backend(String url, String auth) {}

    /** How many conversations are open, and how these are connected. */
    public record Conversations(
            int open, int live, int polling, int connecting, int offline, int unauthorized, int gone) {
        public static Conversations of(int open, Map<Mode, Integer> byMode) {
            return new Conversations(
                    open,
                    byMode.getOrDefault(Mode.LIVE, 0),
                    byMode.getOrDefault(Mode.POLLING, 0),
                    byMode.getOrDefault(Mode.CONNECTING, 0),
                    byMode.getOrDefault(Mode.OFFLINE, 0),
                    byMode.getOrDefault(Mode.UNAUTHORIZED, 0),
                    byMode.getOrDefault(Mode.GONE, 0));
        }
    }
}
