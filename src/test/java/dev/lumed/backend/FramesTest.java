package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.ACCESS;
import static dev.lumed.backend.BackendFixture.KEY;
import static dev.lumed.backend.BackendFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import dev.lumed.wire.ServerFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.SystemMaterializer;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes by a socket, in whatever shape. */
@Tag("socket")
final class FramesTest {
    private static final int MAX_FRAME = 64 << 10;
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int MORE = 0x0;
    private static final int LAST = 0x80;
    private static final int PING = 0x89;
    private static final ServerFrame TOO_LARGE = malformed("larger than " + MAX_FRAME);

    @RegisterExtension
    static final TestBed BED = new TestBed();

    @Test
    void message_ofSeveralFrames_isToldAtOnceWithoutTheBadLine() {
        Told told = speaking(visit -> visit.text(json("a") + "\n{\"type\":\"stream_ch\n" + json("b") + "\n"));
        assertThat(told.nextFrames()).containsExactly(chunk("a"), malformed("cut short"), chunk("b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"stream_chunk\",\"content\":\"a|cut short",
                "nonsense|not JSON",
                "{\"content\":\"a\"}|no type",
                "''|empty"
            })
    @Survives(row = Row.P1, level = Level.SOCKET)
    void text_thatIsNoFrame_sparesItsNeighbours(String text, String reason) {
        Told told = speaking(visit -> {
            visit.text(json("a"));
            visit.text(text);
            visit.text(json("b"));
        });
        assertThat(told.nextFrames()).containsExactly(chunk("a"));
        assertThat(told.nextFrames()).containsExactly(malformed(reason));
        assertThat(told.nextFrames()).containsExactly(chunk("b"));
    }

    @Test
    void text_nestedDeeply_isSkipped() {
        Told told = speaking(visit -> {
            visit.text("{\"type\":\"x\",\"data\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}");
            visit.text(json("b"));
        });
        assertThat(told.nextFrames()).containsExactly(malformed("too deep or too large"));
        assertThat(told.nextFrames()).containsExactly(chunk("b"));
    }

    @Test
    void message_binary_isSkippedWholeOrInPieces() {
        Told told = speaking(visit -> {
            visit.frame(LAST | BINARY, json("a").getBytes(StandardCharsets.UTF_8));
            visit.frame(BINARY, new byte[10]);
            visit.frame(LAST | MORE, new byte[10]);
            visit.text(json("b"));
        });
        assertThat(told.nextFrames()).containsExactly(malformed("binary"));
        assertThat(told.nextFrames()).containsExactly(malformed("binary"));
        assertThat(told.nextFrames()).containsExactly(chunk("b"));
    }

    @Test
    void message_inPieces_keepsItsPlace() {
        byte[] text = json("größer").getBytes(StandardCharsets.UTF_8);
        Told told = speaking(visit -> {
            for (int round = 0; round < 20; round++) {
                visit.text(json("a"));
                visit.frame(TEXT, Arrays.copyOf(text, 1));
                for (int at = 1; at < text.length; at++) {
                    visit.frame(MORE, new byte[] {text[at]});
                    visit.frame(PING, new byte[0]);
                }
                visit.frame(LAST | MORE, new byte[0]);
                visit.text(json("b"));
            }
        });
        for (int round = 0; round < 20; round++) {
            assertThat(told.nextFrames()).containsExactly(chunk("a"));
            assertThat(told.nextFrames()).containsExactly(chunk("größer"));
            assertThat(told.nextFrames()).containsExactly(chunk("b"));
        }
    }

    @Test
    void message_asLargeAsAllowed_isRead() {
        String content = "x".repeat(MAX_FRAME - json("").length());
        Told told = speaking(visit -> visit.text(json(content)));
        assertThat(told.nextFrames()).containsExactly(chunk(content));
    }

    @ParameterizedTest
    @CsvSource({"1", "5000000"})
    void message_tooLarge_isSkipped(int tooMuch) {
        byte[] text = json("x".repeat(MAX_FRAME - json("").length() + tooMuch)).getBytes(StandardCharsets.UTF_8);
        Told told = speaking(visit -> {
            visit.text(json("a"));
            visit.frame(LAST | TEXT, text);
            visit.frame(TEXT, text);
            visit.frame(LAST | MORE, new byte[0]);
            visit.text(json("b"));
        });
        assertThat(told.nextFrames()).containsExactly(chunk("a"));
        assertThat(told.nextFrames()).containsExactly(TOO_LARGE);
        assertThat(told.nextFrames()).containsExactly(TOO_LARGE);
        assertThat(told.nextFrames()).containsExactly(chunk("b"));
    }

    /** More than any memory, or string, would hold. */
    @Test
    @Survives(row = Row.P1, level = Level.SOCKET)
    void message_withoutMeasure_isNotKept() {
        FrameText texts =
                new FrameText(MAX_FRAME, SystemMaterializer.get(BED.system()).materializer());
        String piece = "x".repeat(1 << 20);
        assertThat(await(texts.read(TextMessage.create(Source.repeat(piece).take(4_000)))))
                .containsExactly(TOO_LARGE);
        ByteString bytes = ByteString.fromString(piece);
        assertThat(await(texts.read(BinaryMessage.create(Source.repeat(bytes).take(4_000)))))
                .containsExactly(malformed("binary"));
    }

    @Test
    void complaint_ofTheBackend_isToldWithoutSecrets() {
        Told told = speaking(visit -> visit.text("{\"type\":\"error\",\"code\":\"AUTH_FAILED\",\"error\":\"no token "
                + ACCESS + "\\u001b[2J with key " + KEY + "\"}"));
        assertThat(told.nextFrames())
                .containsExactly(new ServerFrame.Failure("no token *** [2J with key ***", "AUTH_FAILED"));
    }

    private static Told speaking(RawServer.Script script) {
        Told told = BED.told(visit -> {
            visit.upgrade();
            script.serve(visit);
            visit.hang();
        });
        told.opened();
        return told;
    }

    private static String json(String content) {
        return "{\"type\":\"stream_chunk\",\"content\":\"" + content + "\"}";
    }

    private static ServerFrame chunk(String content) {
        return new ServerFrame.StreamChunk(content);
    }

    private static ServerFrame malformed(String reason) {
        return new ServerFrame.Malformed(reason);
    }
}
