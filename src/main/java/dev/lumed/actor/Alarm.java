package dev.lumed.actor;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * The one timer of a conversation. A deadline that moves away, as it does with every piece of a reply, leaves the timer
 * alone: it goes off once for nothing, which costs less than setting it each time.
 */
final class Alarm {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final TimerScheduler<ConversationCommand> timers;
    private final LongSupplier nanos;
    private @Nullable Duration setTo;

    Alarm(TimerScheduler<ConversationCommand> timers, LongSupplier nanos) {
        this.timers = timers;
        this.nanos = nanos;
    }

    /** The timer went off, or was lost with an earlier life. */
    void isOff() {
        setTo = null;
    }

    void wakeAt(Optional<Duration> deadline) {
        if (deadline.isEmpty() || (setTo != null && setTo.compareTo(deadline.get()) <= 0)) {
            return;
        }
        setTo = deadline.get();
        Duration wait = setTo.minusNanos(nanos.getAsLong());
        timers.startSingleTimer(ConversationCommand.Tick.TICK, wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait);
    }
}
