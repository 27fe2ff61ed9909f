package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.ACCESS;
import static dev.lumed.backend.BackendFixture.PATIENT;
import static dev.lumed.backend.BackendFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import dev.lumed.wire.ServerFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sockets whose connection breaks, before the upgrade and after. */
@Tag("socket")
final class BrokenSocketTest {
    private static final String CHUNK = "{\"type\":\"stream_chunk\",\"content\":\"a\"}";

    @RegisterExtension
    static final TestBed BED = new TestBed();

    private final Told told = new Told();

    @Test
    void connection_resetBeforeTheAnswer_hasFailed() {
        assertThat(BED.told(Visit::reset).failed()).isEqualTo("the connection was reset");
    }

    @Test
    void connection_closedBeforeTheAnswer_hasFailed() {
        assertThat(BED.told(Visit::hangUp).failed()).isEqualTo("the connection was closed at once");
    }

    @Test
    void connection_closedMidAnswer_hasFailed() {
        Told told = BED.told(visit -> {
            visit.raw("HTTP/1.1 101 Switching");
            visit.hangUp();
        });
        assertThat(told.failed()).isEqualTo("the connection was closed at once");
    }

    @Test
    void answer_thatIsNotHttp_hasFailed() {
        Told told = BED.told(visit -> {
            visit.raw("SSH-2.0-OpenSSH_9.2\r\n\r\n");
            visit.hang();
        });
        assertThat(told.failed()).isEqualTo("the answer is not HTTP");
    }

    @Test
    void port_refused_hasFailed() {
        RawServer server = BED.server(Visit::hang);
        server.close();
        BED.backend(server).connect("a", told);
        assertThat(told.failed()).isEqualTo("connection refused");
    }

    @Test
    void name_unknown_hasFailed() {
        BED.backend("http://nowhere.invalid", BackendFixture.tokens(), PATIENT).connect("a", told);
        assertThat(told.failed()).isEqualTo("the name of the host cannot be resolved");
    }

    @Test
    void connection_reset_hasFailedAfterWhatCame() {
        CompletableFuture<Void> reset = new CompletableFuture<>();
        Told told = BED.told(visit -> {
            visit.upgrade();
            visit.text(CHUNK);
            await(reset);
            visit.reset();
        });
        told.opened();
        assertThat(told.nextFrames()).containsExactly(new ServerFrame.StreamChunk("a"));
        reset.complete(null);
        assertThat(told.failed()).isEqualTo("the connection was reset");
    }

    @Test
    void connection_closedMidFrame_isToldAfterWhatCame() {
        Told told = BED.told(visit -> {
            visit.upgrade();
            visit.text(CHUNK);
            visit.bytes(new byte[] {(byte) 0x81, 100, '{', '"'});
            visit.hangUp();
        });
        told.opened();
        assertThat(told.nextFrames()).containsExactly(new ServerFrame.StreamChunk("a"));
        assertThat(told.nextFrames()).containsExactly(new ServerFrame.Malformed("cut short"));
        assertThat(told.next()).isEqualTo(new SocketSignal.Closed(1000, "closed by the backend"));
    }

    @Test
    @Survives(row = Row.N1, level = Level.SOCKET)
    void connection_resetMidFrame_isToldAfterWhatCame() {
        CompletableFuture<Void> reset = new CompletableFuture<>();
        Told told = BED.told(visit -> {
            visit.upgrade();
            // In one piece: a reset takes away what has not been read.
            visit.bytes(frameAndTheBeginningOfAnother());
            await(reset);
            visit.reset();
        });
        told.opened();
        assertThat(told.nextFrames()).containsExactly(new ServerFrame.StreamChunk("a"));
        reset.complete(null);
        assertThat(told.nextFrames()).containsExactly(new ServerFrame.Malformed("cut short"));
        assertThat(told.failed()).isEqualTo("the connection was reset");
    }

    private static byte[] frameAndTheBeginningOfAnother() {
        byte[] text = CHUNK.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + text.length + 4)
                .put((byte) 0x81)
                .put((byte) text.length)
                .put(text)
                .put(new byte[] {(byte) 0x81, 100, '{', '"'})
                .array();
    }

    @ParameterizedTest
    @CsvSource({"1000", "1008", "1011", "4001"})
    void socket_closedByTheBackend_isToldWithCodeAndReason(int code) {
        Told told = BED.told(visit -> {
            visit.upgrade();
            visit.text(CHUNK);
            visit.closeFrame(code, "token " + ACCESS + "\nis over");
            visit.awaitEnd();
        });
        told.opened();
        told.nextFrames();
        String reason = code == 1000 ? "closed by the backend" : "token *** is over";
        assertThat(told.next()).isEqualTo(new SocketSignal.Closed(code, reason));
    }

    @Test
    void connection_closedWithoutAWord_isToldAsClosed() {
        Told told = BED.told(visit -> {
            visit.upgrade();
            visit.text(CHUNK);
            visit.hangUp();
        });
        told.opened();
        told.nextFrames();
        assertThat(told.next()).isEqualTo(new SocketSignal.Closed(1000, "closed by the backend"));
    }

    @Test
    void text_thatIsNotUtf8_hasFailed() {
        Told told = BED.told(visit -> {
            visit.upgrade();
            visit.text(CHUNK);
            visit.frame(0x81, new byte[] {'{', (byte) 0xff, '}'});
            visit.awaitEnd();
        });
        told.opened();
        told.nextFrames();
        assertThat(told.failed()).isEqualTo("what came breaks the WebSocket protocol");
    }
}
