package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.meters.Meters;
import dev.lumed.meters.Scrape;
import dev.lumed.meters.Traffic;
import dev.lumed.settings.SocketAuth;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted of the traffic with the backend. */
@Tag("socket")
final class CountedTest {
    @RegisterExtension
    static final TestBed BED = new TestBed();

    private final Meters meters = new Meters(InstantSource.system());

    @ParameterizedTest
    @CsvSource({
        "200, application/json, answered, 0",
        "204, application/json, answered, 0",
        "404, application/json, refused, 1",
        "429, application/json, throttled, 1",
        "503, application/json, failed, 1",
        "200, text/html, failed, 1"
    })
    void request_answered_isCountedByItsStatus(int status, String type, String outcome, long failures) {
        RawServer server = BED.server(visit -> visit.answer(status, "{}", "Content-Type: " + type));
        await(backend(server.url(), BackendFixture.PATIENT).delete("a"));
        assertThat(count(outcome)).isOne();
        Traffic.Bucket bucket = meters.traffic().buckets().get(0);
        assertThat(bucket.requests()).isOne();
        assertThat(bucket.failures()).isEqualTo(failures);
        assertThat(bucket.latencyMax()).isPositive();
    }

    @Test
    void request_withAStaleToken_isCountedWithItsRenewalAndItsSecondTry() {
        RawServer server = BED.server(visit -> visit.answer(401, "{}"));
        await(backend(server.url(), BackendFixture.PATIENT).delete("a"));
        assertThat(count("unauthorized")).isEqualTo(server.requests().size());
    }

    @Test
    void request_unanswered_isCountedAsThat() {
        RawServer server = BED.server(Visit::hang);
        await(backend(server.url(), BackendFixture.IMPATIENT).delete("a"));
        assertThat(count("unanswered")).isOne();
    }

    @Test
    void message_onASocket_isAFrame() {
        RawServer server = BED.server(visit -> {
            visit.upgrade();
            visit.text("{\"type\":\"pong\"}");
            visit.text("no JSON");
            visit.hang();
        });
        Told told = new Told();
        backend(server.url(), BackendFixture.PATIENT).connect("a", told);
        told.opened();
        told.next();
        told.next();
        assertThat(Scrape.of(meters.registry()).value("lumed_websocket_frames_total"))
                .isEqualTo(2);
        assertThat(meters.traffic().buckets().get(0).frames()).isEqualTo(2);
    }

    private PekkoBackend backend(String url, Duration timeout) {
        return PekkoBackend.create(
                BED.system(),
                BackendFixture.settings(url, BackendFixture.tokens(), timeout),
                BackendFixture.websocket(SocketAuth.BOTH),
                meters,
                TokenVault.none());
    }

    private double count(String outcome) {
        return Scrape.of(meters.registry()).value("lumed_backend_request_seconds_count{outcome=\"" + outcome + "\"}");
    }
}
