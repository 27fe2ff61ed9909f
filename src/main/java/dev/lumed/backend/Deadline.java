package dev.lumed.backend;

import java.time.Duration;

/** The moment by which a call is over, all its parts together. */
final class Deadline {
    private final long end;

    Deadline(Duration timeout) {
        this.end = System.nanoTime() + timeout.toNanos();
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
