package dev.lumed.settings;

import java.time.Duration;

/**
 * When a failed socket is tried again: {@code fastAttempts} times with a growing wait, then at the slow interval for as
 * long as the conversation is open.
 *
 * @param jitter the part of a wait that chance may add or take away, 0 to 1
 */
public record ReconnectSettings(
        Duration minBackoff,
        Duration maxBackoff,
        double factor,
        double jitter,
        int fastAttempts,
        Duration slowInterval) {

    public ReconnectSettings {
        if (minBackoff.compareTo(maxBackoff) > 0) {
            throw new IllegalArgumentException("min-backoff " + minBackoff + " is above max-backoff " + maxBackoff);
        }
    }

    private static final Duration LONGEST = Duration.ofHours(1);

    static ReconnectSettings read(Section reconnect) {
        Duration minBackoff = reconnect.duration("min-backoff", Duration.ofMillis(10), LONGEST);
        return new ReconnectSettings(
                minBackoff,
                // Never below the least wait, whatever that was set to.
                reconnect.duration("max-backoff", minBackoff, LONGEST),
                reconnect.decimal("factor", 1, 10),
                reconnect.decimal("jitter", 0, 1),
                reconnect.number("fast-attempts", 0, 1000),
                reconnect.duration("slow-interval", Duration.ofMillis(100), Duration.ofDays(1)));
    }
}
