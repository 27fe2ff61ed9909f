package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a clock is doubted. */
final class WallClockTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void clock_afterWhatWasWritten_isTrusted() {
        assertThat(WallClock.doubt(NOW, Optional.of(NOW.minusSeconds(1)))).isEmpty();
        assertThat(WallClock.doubt(NOW, Optional.empty())).isEmpty();
    }

    /** As after a flight, where somebody set the wall clock by hand. */
    @Test
    void clock_setBackByHours_isTrusted() {
        assertThat(WallClock.doubt(NOW, Optional.of(NOW.plusSeconds(12 * 3600))))
                .isEmpty();
    }

    @Test
    void clock_farBeforeWhatWasWritten_isDoubted() {
        assertThat(WallClock.doubt(NOW, Optional.of(Instant.parse("2099-01-01T00:00:00Z"))))
                .hasValueSatisfying(
                        doubt -> assertThat(doubt).contains("2026-03-01T12:00:00Z", "2099-01-01T00:00:00Z"));
    }

    @Test
    void clock_ofAMachineWithoutBattery_isDoubted() {
        assertThat(WallClock.doubt(Instant.EPOCH, Optional.empty()))
                .hasValueSatisfying(doubt -> assertThat(doubt).contains("1970-01-01T00:00:00Z", "certificates"));
    }
}
