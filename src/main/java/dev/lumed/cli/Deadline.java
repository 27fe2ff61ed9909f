package dev.lumed.cli;

import java.time.Duration;

/** The moment up to which is waited, on the clock that never steps. */
record Deadline(long nanoTime, boolean never) {

    static final Deadline NEVER = new Deadline(0, true);

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos(), false);
    }

    boolean isOver() {
        return !never && nanoTime - System.nanoTime() <= 0;
    }

    /** What is left of it, but no more than {@code most}. */
    Duration remaining(Duration most) {
        if (never) {
            return most;
        }
        long left = Math.max(0, nanoTime - System.nanoTime());
        return left < most.toNanos() ? Duration.ofNanos(left) : most;
    }
}
