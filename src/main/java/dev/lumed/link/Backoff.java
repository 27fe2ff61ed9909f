package dev.lumed.link;

import java.time.Duration;

/**
 * How long to wait after so many failures in a row: exponentially longer up to {@code max} for the first {@code
 * fastAttempts}, and {@code slowInterval} for ever after.
 *
 * <p>Every wait, at the cap and at the slow interval too, is drawn evenly from {@code [jitter × wait, wait]}: full jitter
 * with a floor. Two wishes meet here. Full jitter is what keeps a thousand clients that lost their sockets in the same
 * instant from coming back in the same second (M. Brooker, "Exponential Backoff and Jitter", 2015); a spread of a fifth
 * around the wait would not. But full jitter also draws waits of nearly nothing, and the configured {@code jitter}, 0.2,
 * is the share of each wait that is always kept.
 *
 * @param jitter the share of a wait that is certain: 0 is full jitter, 1 none at all
 */
public record Backoff(
        Duration min, Duration max, double factor, double jitter, int fastAttempts, Duration slowInterval) {

    /** A backend that asks for more patience is not believed: it may be mistaken, and people are waiting. */
    static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

    public Backoff {
        LinkSettings.requirePositive(min, "min");
        LinkSettings.requirePositive(slowInterval, "slowInterval");
        if (max.compareTo(min) < 0) {
            throw new IllegalArgumentException("max must be at least min, but is " + max);
        }
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("factor must be at least 1, but is " + factor);
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter must be from 0 to 1, but is " + jitter);
        }
        if (fastAttempts < 0) {
            throw new IllegalArgumentException("fastAttempts must not be negative, but is " + fastAttempts);
        }
    }

    /** The wait before the next try, which comes no earlier than the backend asks for, and not at the same time for all. */
    Duration delay(int failures, Duration retryAfter, double draw) {
        return capped(retryAfter).plus(drawn(nominal(failures), draw));
    }

    /** The same for reads, which never become as rare as tries to connect. */
    Duration delay(int failures, Duration retryAfter, Duration ceiling, double draw) {
        return capped(retryAfter).plus(drawn(shorter(nominal(failures), ceiling), draw));
    }

    private Duration nominal(int failures) {
        if (failures > fastAttempts) {
            return slowInterval;
        }
        double millis = min.toMillis() * Math.pow(factor, Math.max(0, failures - 1));
        return millis >= max.toMillis() ? max : Duration.ofMillis(Math.round(millis));
    }

    private Duration drawn(Duration wait, double draw) {
        return Duration.ofNanos(Math.round(wait.toNanos() * (jitter + (1 - jitter) * draw)));
    }

    private static Duration capped(Duration retryAfter) {
        return shorter(retryAfter.isNegative() ? Duration.ZERO : retryAfter, LONGEST_RETRY_AFTER);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
