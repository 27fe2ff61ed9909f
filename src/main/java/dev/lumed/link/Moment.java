package dev.lumed.link;

import java.time.Duration;
import java.time.Instant;

/**
 * Now, by both clocks. Deadlines are kept by the monotonic one, so that a stepped wall clock harms no timer; the wall
 * clock is for people, and to notice a sleep.
 *
 * @param monotonic time since an arbitrary origin, which never runs backwards; may be negative
 */
public record Moment(Instant wall, Duration monotonic) {

    /** A delay that no timer and no drift explains: whoever is this late has slept. */
    static final Duration ASLEEP = Duration.ofSeconds(5);

    /** Whether the wall clock ran on while the monotonic one stood: the machine slept, or someone set the clock. */
    public boolean wokeSince(Moment earlier) {
        Duration byWall = Duration.between(earlier.wall, wall);
        Duration byMonotonic = monotonic.minus(earlier.monotonic);
        return byWall.minus(byMonotonic).compareTo(ASLEEP) > 0;
    }

    /** Whether this is so long after the deadline that the process must have stood still. */
    boolean overslept(Duration deadline) {
        return monotonic.minus(deadline).compareTo(ASLEEP) > 0;
    }

    /** What the wall clock shows when the monotonic one reaches the deadline. */
    Instant wallAt(Duration deadline) {
        return wall.plus(deadline.minus(monotonic));
    }
}
