package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.IMPATIENT;
import static dev.lumed.backend.BackendFixture.PATIENT;
import static dev.lumed.backend.BackendFixture.await;
import static dev.lumed.backend.BackendFixture.reason;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls whose connection breaks, or brings no end of an answer. */
@Tag("socket")
final class BrokenCallTest {
    @RegisterExtension
    static final TestBed BED = new TestBed();

    private RawServer server;

    @Test
    void body_truncated_isUnavailable() {
        PekkoBackend backend = backend(visit -> {
            visit.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"data");
            visit.hangUp();
        });
        assertThat(reason(await(backend.messages("a", 0, 1)))).isEqualTo("the answer was cut short");
    }

    @Test
    void chunkedBody_truncated_isUnavailable() {
        PekkoBackend backend = backend(visit -> {
            visit.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n{\"data\r\n");
            visit.hangUp();
        });
        assertThat(reason(await(backend.messages("a", 0, 1)))).isEqualTo("the answer was cut short");
    }

    @Test
    void connection_resetMidBody_isUnavailable() {
        PekkoBackend backend = backend(visit -> {
            visit.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"data");
            visit.reset();
        });
        assertThat(await(backend.messages("a", 0, 1)))
                .isInstanceOfSatisfying(
                        Answer.Unavailable.class,
                        unavailable -> assertThat(unavailable.maybeProcessed()).isTrue());
    }

    @Test
    void connection_closedWithoutAnAnswer_mayHaveDelivered() {
        PekkoBackend backend = backend(Visit::hangUp);
        assertThat(await(backend.send("a", "ok")))
                .isEqualTo(
                        new Answer.Unavailable<>("the connection was closed before the answer", true, Duration.ZERO));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void answer_thatIsNotHttp_isUnavailable() {
        PekkoBackend backend = backend(visit -> {
            visit.raw("SSH-2.0-OpenSSH_9.2\r\n\r\n");
            visit.hangUp();
        });
        assertThat(reason(await(backend.messages("a", 0, 1)))).isEqualTo("the answer is not HTTP");
    }

    @Test
    void answer_withoutEnd_isGivenUpWithFlatMemory() {
        byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        PekkoBackend backend = backend(visit -> {
            visit.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
            for (int sent = 0; sent < 64; sent++) {
                visit.bytes(blanks);
            }
        });
        assertThat(reason(await(backend.messages("a", 0, 1)))).isEqualTo("the answer is too large");
    }

    @Test
    void port_refused_hasDeliveredNothing() {
        backend(visit -> visit.answer(200, "{}"));
        server.close();
        assertThat(await(BED.backend(server).send("a", "ok")))
                .isEqualTo(new Answer.Unavailable<>("connection refused", false, Duration.ZERO));
    }

    @Test
    void name_unknown_hasDeliveredNothing() {
        PekkoBackend backend = BED.backend("http://nowhere.invalid", BackendFixture.tokens(), PATIENT);
        assertThat(await(backend.send("a", "ok")))
                .isEqualTo(new Answer.Unavailable<>("the name of the host cannot be resolved", false, Duration.ZERO));
    }

    @Test
    void server_silent_isCutOffInTime() {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        PekkoBackend backend = impatient(visit -> {
            visit.awaitEnd();
            ended.complete(true);
        });
        assertThat(await(backend.send("a", "ok")))
                .isEqualTo(new Answer.Unavailable<>("no answer in time", true, Duration.ZERO));
        // The connection is gone, and nothing more came by it.
        assertThat(await(ended)).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void answer_drippingIn_isCutOffInTime() {
        PekkoBackend backend = impatient(visit -> {
            visit.raw("HTTP/1.1 200 OK\r\nX-Drip: ");
            drip(visit);
        });
        assertThat(reason(await(backend.messages("a", 0, 1)))).isEqualTo("no answer in time");
    }

    private PekkoBackend backend(RawServer.Script script) {
        server = BED.server(script);
        return BED.backend(server);
    }

    private PekkoBackend impatient(RawServer.Script script) {
        server = BED.server(script);
        return BED.backend(server.url(), BackendFixture.tokens(), IMPATIENT);
    }

    /** A byte now and then, until the client has had enough. */
    private static void drip(Visit visit) throws IOException, InterruptedException {
        while (!visit.closing().await(20, TimeUnit.MILLISECONDS)) {
            visit.raw("x");
        }
    }
}
