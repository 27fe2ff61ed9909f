package dev.lumed.meters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MetersTest {
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

    private final Meters meters = new Meters(InstantSource.fixed(NOON));

    @Test
    void series_beforeAnythingHappens_areAllThereWithZero() {
        assertThat(scrape().series()).hasSizeGreaterThan(100).allSatisfy((name, value) -> assertThat(value)
                .isZero());
        assertThat(scrape().series())
                .containsKeys(
                        "lumed_messages_received_total{via=\"polling\"}",
                        "lumed_reconnects_total{reason=\"given_up\"}",
                        "lumed_backend_request_seconds_count{outcome=\"unanswered\"}");
    }

    @Test
    void request_ended_isCountedByOutcome_andInTheTraffic() {
        meters.requestEnded(RequestOutcome.ANSWERED, Duration.ofMillis(40));
        meters.requestEnded(RequestOutcome.THROTTLED, Duration.ofMillis(60));
        Scrape scrape = scrape();
        assertThat(scrape.value("lumed_backend_request_seconds_bucket{outcome=\"answered\",le=\"0.025\"}"))
                .isZero();
        assertThat(scrape.value("lumed_backend_request_seconds_bucket{outcome=\"answered\",le=\"0.05\"}"))
                .isOne();
        assertThat(scrape.value("lumed_backend_request_seconds_sum{outcome=\"throttled\"}"))
                .isEqualTo(0.06);
        assertThat(meters.traffic().buckets())
                .containsExactly(new Traffic.Bucket(
                        NOON, 2, 1, Duration.ofMillis(50), Duration.ofMillis(60), 0, Optional.empty()));
    }

    @Test
    void frame_andReply_areCountedInTheTrafficToo() {
        meters.frameReceived();
        meters.replyBegan(Way.WEBSOCKET, Duration.ofMillis(800));
        assertThat(scrape().value("lumed_websocket_frames_total")).isOne();
        assertThat(scrape().value("lumed_reply_first_content_seconds_sum{via=\"websocket\"}"))
                .isEqualTo(0.8);
        assertThat(meters.traffic().buckets())
                .containsExactly(new Traffic.Bucket(
                        NOON, 0, 0, Duration.ZERO, Duration.ZERO, 1, Optional.of(Duration.ofMillis(800))));
    }

    private Scrape scrape() {
        return Scrape.of(meters.registry());
    }
}
