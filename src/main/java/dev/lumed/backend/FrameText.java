package dev.lumed.backend;

import dev.lumed.wire.FrameCodec;
import dev.lumed.wire.ServerFrame;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Sink;

/** Makes frames of messages, however they arrive. What is too large is read to its end and dropped as it comes. */
final class FrameText {
    private static final List<ServerFrame> BINARY = List.of(new ServerFrame.Malformed("binary"));
    private static final List<ServerFrame> CUT = List.of(new ServerFrame.Malformed("cut short"));

    private final long largest;
    private final Materializer materializer;

    // In characters, which for most text are bytes.
    FrameText(long largest, Materializer materializer) {
        this.largest = largest;
        this.materializer = materializer;
    }

    CompletionStage<List<ServerFrame>> read(Message message) {
        if (!message.isText()) {
            return binary(message.asBinaryMessage());
        }
        TextMessage text = message.asTextMessage();
        if (text.isStrict()) {
            String whole = text.getStrictText();
            return CompletableFuture.completedFuture(
                    whole.length() <= largest ? FrameCodec.decode(whole) : tooLarge(largest));
        }
        return text.getStreamedText()
                .runFold(new Piecewise(largest), Piecewise::plus, materializer)
                .thenApply(Piecewise::frames)
                .exceptionally(failure -> CUT);
    }

    private static List<ServerFrame> tooLarge(long largest) {
        return List.of(new ServerFrame.Malformed("larger than " + largest));
    }

    private CompletionStage<List<ServerFrame>> binary(BinaryMessage message) {
        if (message.isStrict()) {
            return CompletableFuture.completedFuture(BINARY);
        }
        return message.getStreamedData().runWith(Sink.ignore(), materializer).handle((done, failure) -> BINARY);
    }

    /** A text that grows, up to a size. */
    private static final class Piecewise {
        private final long largest;
        private final StringBuilder text = new StringBuilder();
        private long length;

        Piecewise(long largest) {
            this.largest = largest;
        }

        Piecewise plus(String piece) {
            length += piece.length();
            if (length <= largest) {
                text.append(piece);
            } else {
                text.setLength(0);
            }
            return this;
        }

        List<ServerFrame> frames() {
            return length <= largest ? FrameCodec.decode(text.toString()) : tooLarge(largest);
        }
    }
}
