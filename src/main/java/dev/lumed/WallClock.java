package dev.lumed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the machine's clock can be right. A wrong one harms no timer, but certificates and the times that are shown. */
final class WallClock {
    /** Nobody has run this lumed before. */
    private static final Instant MADE = Instant.parse("2025-01-01T00:00:00Z");

    private static final Duration STEP = Duration.ofHours(25);

    private WallClock() {}

    /**
     * Why it is doubtful, for the log; empty where it may be right.
     *
     * @param lastWritten when the store was, by the clock of that time
     */
    static Optional<String> doubt(Instant now, Optional<Instant> lastWritten) {
        if (now.isBefore(MADE)) {
            return Optional.of(
                    "the clock says " + now + ", which is before lumed was made: set it, or certificates of the"
                            + " backend will not be taken");
        }
        return lastWritten
                .filter(last -> now.isBefore(last.minus(STEP)))
                .map(last -> "the clock says " + now + ", but the store was last written at " + last
                        + ": it is wrong now, or was then; messages and their order are not touched by it");
    }
}
