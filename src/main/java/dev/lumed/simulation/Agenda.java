package dev.lumed.simulation;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/**
 * Virtual time, and all that is still to happen in it: by time, and what is due at the same moment in the order in which
 * it was planned. Nothing waits: the time is that of the last thing that happened.
 */
public final class Agenda {
    private final PriorityQueue<Plan> plans = new PriorityQueue<>();
    private long nanos;
    private long planned;

    /** Something that is to happen, unless it is cancelled before. */
    public static final class Plan implements Comparable<Plan> {
        private final long at;
        private final long order;
        private final Runnable deed;
        private boolean cancelled;

        private Plan(long at, long order, Runnable deed) {
            this.at = at;
            this.order = order;
            this.deed = deed;
        }

        /** False if it has happened, or was cancelled before. */
        public boolean cancel() {
            boolean first = !cancelled;
            cancelled = true;
            return first;
        }

        public boolean isOver() {
            return cancelled;
        }

        @Override
        public int compareTo(Plan other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    /** The time since the beginning of the world. */
    public Duration elapsed() {
        return Duration.ofNanos(nanos);
    }

    public long nanos() {
        return nanos;
    }

    public Plan in(Duration wait, Runnable deed) {
        Plan plan = new Plan(nanos + Math.max(0, wait.toNanos()), planned++, deed);
        plans.add(plan);
        return plan;
    }

    public Plan inMillis(long wait, Runnable deed) {
        return in(Duration.ofNanos(TimeUnit.MILLISECONDS.toNanos(wait)), deed);
    }

    /** Lets the next thing happen; false where nothing is planned. */
    public boolean next() {
        for (Plan plan = plans.poll(); plan != null; plan = plans.poll()) {
            if (!plan.cancelled) {
                plan.cancelled = true;
                nanos = plan.at;
                plan.deed.run();
                return true;
            }
        }
        return false;
    }

    /** Lets all happen that is due in this time, and lets the time pass. */
    public void pass(Duration time) {
        long end = nanos + time.toNanos();
        while (!plans.isEmpty() && plans.peek().at <= end) {
            if (plans.peek().cancelled) {
                plans.remove();
            } else {
                next();
            }
        }
        nanos = end;
    }
}
