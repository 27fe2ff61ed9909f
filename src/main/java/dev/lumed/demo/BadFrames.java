package dev.lumed.demo;

import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.util.ByteString;

/** Frames that no client should choke on, by the words of the fault. */
final class BadFrames {

    private static final int DEPTH = 5_000;
    private static final int OVER_A_MEBIBYTE = 1_100_000;

    private BadFrames() {}

    static Message of(String how) {
        return how.equals("binary")
                ? BinaryMessage.create(ByteString.fromArray(new byte[] {0, (byte) 0xff, 0x7f, 0x01}))
                : TextMessage.create(text(how));
    }

    /** Whether it may share a frame with others, as a line of its own. */
    static boolean isLine(String how) {
        return !how.equals("binary") && !how.equals("huge");
    }

    static String text(String how) {
        return switch (how) {
            case "cut" -> "{\"type\":\"stream_chunk\",\"content\":\"cut sho";
            case "deep" -> "{\"type\":\"stream_chunk\",\"content\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + "}";
            case "no-type" -> "{\"content\":\"nobody knows what this is\"}";
            case "huge" -> "{\"type\":\"stream_chunk\",\"content\":\"" + "x".repeat(OVER_A_MEBIBYTE) + "\"}";
            default -> "this is not JSON";
        };
    }
}
