package dev.lumed.backend;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** When the tokens are not renewed although one of them was refused, so that nobody is hammered. Not thread-safe. */
final class Restraint {
    /** A pair that was renewed and has not been accepted since is not renewed again before that. */
    private static final long NO_RENEWAL_NANOS = Duration.ofSeconds(30).toNanos();

    /** A token that was accepted by then is good, whatever an upgrade says. */
    private static final long ACCEPTED_NANOS = Duration.ofSeconds(15).toNanos();

    private final LongSupplier nanoTime;
    private @Nullable Long renewedAt;
    private @Nullable Long acceptedAt;
    private Grant.@Nullable Failed failure;
    private long failedAt;

    Restraint(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Nothing is known of a pair that came from outside. */
    void forget() {
        renewedAt = null;
        acceptedAt = null;
        failure = null;
    }

    void renewed() {
        forget();
        renewedAt = nanoTime.getAsLong();
    }

    void accepted() {
        acceptedAt = nanoTime.getAsLong();
    }

    void failed(Grant.Failed grant) {
        failure = grant;
        failedAt = nanoTime.getAsLong();
    }

    /** What to answer instead of trying; null if nothing speaks against it. */
    @Nullable
    Grant objection(boolean refused) {
        if (refused && renewedAt != null && acceptedAt == null && since(renewedAt) < NO_RENEWAL_NANOS) {
            return new Grant.NoBetter();
        }
        if (failure == null) {
            return null;
        }
        Duration left = failure.retryAfter().minusNanos(since(failedAt));
        return left.compareTo(Duration.ZERO) > 0 ? new Grant.Failed(failure.reason(), left) : null;
    }

    boolean isGood() {
        return acceptedAt != null && since(acceptedAt) < ACCEPTED_NANOS;
    }

    private long since(long nanos) {
        return nanoTime.getAsLong() - nanos;
    }
}
