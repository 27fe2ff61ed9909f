package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.wire.ServerFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a listener that is not ready means for a socket. Time stands still, unless a test lets it pass. */
@Tag("socket")
final class BackPressureTest {
    private static final int TEXT = 0x01;
    private static final int LAST_PIECE = 0x80;

    @RegisterExtension
    static final TestBed BED = new TestBed(ManualTime.config());

    private final Told told = new Told();

    @Test
    void message_inPieces_waitsWholeForAsLongAsItTakes() {
        RawServer server = BED.server(visit -> {
            if (visit.request().target().contains("/ws")) {
                visit.upgrade();
                visit.text(chunk("a"));
                visit.frame(TEXT, chunk("b").getBytes(StandardCharsets.UTF_8));
                visit.frame(LAST_PIECE, new byte[] {' '});
                visit.hang();
            }
            visit.answer(204, "");
        });
        PekkoBackend backend = BED.backend(server);
        told.hold();
        backend.connect("a", told);
        told.opened();
        for (int second = 0; second < 10; second++) {
            await(backend.delete("b"));
            ManualTime.get(BED.system()).timePasses(Duration.ofSeconds(1));
        }
        told.release();
        assertThat(told.nextFrames()).containsExactly(new ServerFrame.StreamChunk("a"));
        assertThat(told.nextFrames()).containsExactly(new ServerFrame.StreamChunk("b"));
    }

    @Test
    void messages_areToldOneByOneAsTheLastIsTaken() {
        Told told = BED.told(visit -> {
            visit.upgrade();
            for (int number = 0; number < 50; number++) {
                visit.text(chunk(Integer.toString(number)));
            }
            visit.closeFrame(4000, "over");
            visit.awaitEnd();
        });
        told.opened();
        for (int number = 0; number < 50; number++) {
            assertThat(told.nextFrames()).containsExactly(new ServerFrame.StreamChunk(Integer.toString(number)));
        }
        assertThat(told.next()).isEqualTo(new SocketSignal.Closed(4000, "over"));
    }

    private static String chunk(String content) {
        return "{\"type\":\"stream_chunk\",\"content\":\"" + content + "\"}";
    }
}
