package dev.lumed.link;

import java.time.Duration;

/** The tuning of a link. Without the socket there is polling only. */
public record LinkSettings(boolean webSocketEnabled, Timeouts timeouts, Backoff reconnect, Cadence polling) {

    /**
     * How long to wait for what.
     *
     * @param connectTimeout a socket without a first frame by then has failed
     * @param hedgeAfter polling starts by then while the first try goes on
     * @param pingInterval inbound silence after which a ping goes out
     * @param pongTimeout further silence after which the socket is dead
     * @param resyncInterval the time between two reads on a healthy link
     */
    public record Timeouts(
            Duration connectTimeout,
            Duration hedgeAfter,
            Duration pingInterval,
            Duration pongTimeout,
            Duration resyncInterval) {

        public Timeouts {
            requirePositive(connectTimeout, "connectTimeout");
            if (hedgeAfter.isNegative()) {
                throw new IllegalArgumentException("hedgeAfter must not be negative, but is " + hedgeAfter);
            }
            requirePositive(pingInterval, "pingInterval");
            requirePositive(pongTimeout, "pongTimeout");
            requirePositive(resyncInterval, "resyncInterval");
        }
    }

    static void requirePositive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than nothing, but is " + duration);
        }
    }
}
