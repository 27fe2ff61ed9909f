package dev.lumed.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The waits, as numbers. */
final class BackoffTest {

    private static final Backoff BACKOFF = FakeShell.SETTINGS.reconnect();

    @Test
    void waits_atTheirLongest_followTheSchedule() {
        assertThat(IntStream.rangeClosed(1, 7).mapToObj(failures -> waitAfter(failures, 1)))
                .containsExactly(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(16),
                        Duration.ofSeconds(32),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(60));
    }

    @Test
    void waits_atTheirShortest_areTheFloor() {
        assertThat(waitAfter(5, 0)).isEqualTo(Duration.ofMillis(6400));
        assertThat(waitAfter(6, 0)).isEqualTo(Duration.ofSeconds(12));
        assertThat(waitAfter(1_000_000, 0)).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void waits_atTheSlowInterval_areSpreadEvenly() {
        Random random = new Random(1);
        List<Long> seconds = random.doubles(10_000)
                .mapToObj(draw -> waitAfter(9, draw).toSeconds())
                .toList();

        for (long second = 12; second < 60; second++) {
            long wanted = second;
            assertThat(seconds.stream().filter(each -> each == wanted).count()).isBetween(150L, 275L);
        }
    }

    @Test
    void backoff_cappedBeforeItsFastAttemptsEnd_staysAtTheCap() {
        Backoff patient = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(5), 2, 1, 4, Duration.ofSeconds(60));

        assertThat(patient.delay(3, Duration.ZERO, 0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(patient.delay(4, Duration.ZERO, 0)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void retryAfter_negative_isNone() {
        assertThat(BACKOFF.delay(1, Duration.ofSeconds(-5), 1)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void tuning_withoutSense_isRefused() {
        Duration second = Duration.ofSeconds(1);
        for (ThrowingCallable mistake : List.<ThrowingCallable>of(
                () -> new Backoff(Duration.ZERO, second, 2, 0.2, 5, second),
                () -> new Backoff(second, Duration.ofMillis(1), 2, 0.2, 5, second),
                () -> new Backoff(second, second, 0.5, 0.2, 5, second),
                () -> new Backoff(second, second, Double.NaN, 0.2, 5, second),
                () -> new Backoff(second, second, 2, 1.1, 5, second),
                () -> new Backoff(second, second, 2, 0.2, -1, second),
                () -> new Backoff(second, second, 2, 0.2, 5, Duration.ZERO),
                () -> new Cadence(true, Duration.ZERO, List.of(), second),
                () -> new Cadence(true, second, List.of(tier(2), tier(2)), second),
                () -> tier(0),
                () -> new LinkSettings.Timeouts(second, Duration.ofMillis(-1), second, second, second),
                () -> new LinkSettings.Timeouts(second, second, Duration.ZERO, second, second))) {
            assertThatThrownBy(mistake).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Cadence.Tier tier(long seconds) {
        return new Cadence.Tier(Duration.ofSeconds(seconds), Duration.ofSeconds(1));
    }

    private static Duration waitAfter(int failures, double draw) {
        return BACKOFF.delay(failures, Duration.ZERO, draw);
    }
}
