package dev.lumed.meters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TrafficTest {
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

    private Instant now = NOON.plusSeconds(17);
    private final Traffic traffic = new Traffic(() -> now);

    @Test
    void traffic_ofNothing_isEmpty() {
        assertThat(traffic.buckets()).isEmpty();
    }

    @Test
    void requests_ofOneMinute_areAddedUp() {
        traffic.requestEnded(false, Duration.ofMillis(10));
        now = NOON.plusSeconds(59);
        traffic.requestEnded(true, Duration.ofMillis(30));
        traffic.frameReceived();
        assertThat(traffic.buckets())
                .containsExactly(new Traffic.Bucket(
                        NOON, 2, 1, Duration.ofMillis(20), Duration.ofMillis(30), 1, Optional.empty()));
    }

    @Test
    void replies_ofOneMinute_haveAMean() {
        traffic.replyBegan(Duration.ofSeconds(1));
        traffic.replyBegan(Duration.ofSeconds(2));
        assertThat(traffic.buckets())
                .containsExactly(new Traffic.Bucket(
                        NOON, 0, 0, Duration.ZERO, Duration.ZERO, 0, Optional.of(Duration.ofMillis(1500))));
    }

    @Test
    void minutes_withoutTraffic_areLeftOut_andTheRestIsInOrder() {
        traffic.frameReceived();
        now = NOON.plusSeconds(300);
        traffic.frameReceived();
        assertThat(beginnings()).containsExactly(NOON, NOON.plusSeconds(300));
    }

    @Test
    void minutes_ofMoreThanSixHours_areForgotten() {
        for (int minute = 0; minute < Traffic.MINUTES + 5; minute++) {
            now = NOON.plus(Duration.ofMinutes(minute));
            traffic.frameReceived();
        }
        assertThat(beginnings())
                .hasSize(Traffic.MINUTES)
                .startsWith(NOON.plus(Duration.ofMinutes(5)))
                .endsWith(now)
                .isSorted();
        now = now.plus(Duration.ofDays(1));
        assertThat(traffic.buckets()).isEmpty();
    }

    @Test
    void minutes_thatTheClockHasNotReached_areNotShown() {
        traffic.frameReceived();
        now = NOON.minus(Duration.ofHours(1));
        traffic.frameReceived();
        assertThat(beginnings()).containsExactly(now);
    }

    private List<Instant> beginnings() {
        return traffic.buckets().stream().map(Traffic.Bucket::at).toList();
    }
}
