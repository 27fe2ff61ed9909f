package dev.lumed.actor;

import com.typesafe.config.Config;
import dev.lumed.simulation.Agenda;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.Scheduler;
import org.apache.pekko.event.LoggingAdapter;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

/**
 * Pekko's scheduler on virtual time. The test kit's own manual time sleeps a tenth of a second at each step, which would
 * turn a virtual hour into a real one; here whoever plays the agenda fires the timers, in their order.
 */
public final class VirtualScheduler implements Scheduler {
    private static final double TICKS_A_SECOND = 1000;

    private final Agenda agenda;

    public VirtualScheduler(Config config, LoggingAdapter log, ThreadFactory threads) {
        this.agenda = Scenery.of(config).agenda();
    }

    @Override
    public Cancellable scheduleOnce(FiniteDuration delay, Runnable runnable, ExecutionContext executor) {
        Agenda.Plan plan = agenda.inMillis(delay.toMillis(), () -> executor.execute(runnable));
        return new Cancellable() {
            @Override
            public boolean cancel() {
                return plan.cancel();
            }

            @Override
            public boolean isCancelled() {
                return plan.isOver();
            }
        };
    }

    /** Deprecated for those who call it, and still what an implementation has to give. */
    @Override
    @SuppressWarnings("deprecation")
    public Cancellable schedule(
            FiniteDuration initialDelay, FiniteDuration interval, Runnable runnable, ExecutionContext executor) {
        Repeated repeated = new Repeated(interval, runnable, executor);
        repeated.next = agenda.inMillis(initialDelay.toMillis(), repeated);
        return repeated;
    }

    private final class Repeated implements Runnable, Cancellable {
        private final FiniteDuration interval;
        private final Runnable deed;
        private final ExecutionContext executor;
        private Agenda.Plan next;
        private boolean cancelled;

        Repeated(FiniteDuration interval, Runnable deed, ExecutionContext executor) {
            this.interval = interval;
            this.deed = deed;
            this.executor = executor;
        }

        @Override
        public void run() {
            executor.execute(deed);
            if (!cancelled) {
                next = agenda.inMillis(interval.toMillis(), this);
            }
        }

        @Override
        public boolean cancel() {
            boolean first = !cancelled;
            cancelled = true;
            next.cancel();
            return first;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }

    @Override
    public double maxFrequency() {
        return TICKS_A_SECOND;
    }
}
