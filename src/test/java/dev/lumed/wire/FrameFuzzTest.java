package dev.lumed.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lumed.fuzz.FuzzInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Whatever a socket brings is frames, and every frame that is understood can be told again. */
final class FrameFuzzTest {

    /** All that is ever said of a frame that is none, so that nothing of it is quoted. */
    private static final Set<String> REASONS = Set.of(
            "empty",
            "cut short",
            "not JSON",
            "too deep or too large",
            "not an object",
            "no type",
            "a chunk without content",
            "a message that is none",
            "a reply without an id",
            "too many in one text");

    @FuzzTest
    void frames_ofAnyText_areToldAgainAlike(byte[] bytes) throws WireException {
        byte[] input = FuzzInput.upTo(1024, bytes);
        List<ServerFrame> frames = FrameCodec.decode(new String(input, StandardCharsets.UTF_8));
        assertTrue(!frames.isEmpty() && frames.size() <= input.length + 1, "their number");
        for (ServerFrame frame : frames) {
            if (frame instanceof ServerFrame.Malformed malformed) {
                assertTrue(REASONS.contains(malformed.reason()), malformed.reason());
            } else {
                check(frame);
            }
        }
    }

    private static void check(ServerFrame frame) {
        String written = FrameCodec.encode(frame);
        assertTrue(written.indexOf('\n') < 0, "one line");
        List<ServerFrame> again = FrameCodec.decode(written);
        assertEquals(1, again.size());
        if (frame instanceof ServerFrame.WholeMessage) {
            // Arguments are told as what they stand for, which need not be the same text.
            assertEquals(written, FrameCodec.encode(again.get(0)));
        } else {
            // In words, which do not tell the 1 of a whole number from that of a decimal.
            assertEquals(frame.toString(), again.get(0).toString());
        }
    }

    @FuzzTest
    void clientFrames_ofAnyText_areToldAgainAlike(byte[] input) throws WireException {
        ClientFrame frame;
        try {
            frame = FrameCodec.decodeClient(new String(input, StandardCharsets.UTF_8));
        } catch (WireException refused) {
            return;
        }
        for (ClientDialect dialect : ClientDialect.values()) {
            assertEquals(frame, FrameCodec.decodeClient(FrameCodec.encode(frame, dialect)));
        }
    }
}
