package dev.lumed.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How much of a socket is listened to. */
final class FirstTextTest {
    private final FirstText listener = new FirstText();
    private final Line line = new Line();

    @Test
    void text_inPieces_isTheWholeOfIt() {
        listener.onText(line, "{\"type\":", false);
        assertThat(listener.first()).isNotDone();
        assertThat(line.wanted).isEqualTo(1);
        listener.onText(line, "\"pong\"}", true);

        assertThat(listener.first()).isCompletedWithValue("{\"type\":\"pong\"}");
    }

    @Test
    void text_withoutEnd_isHungUpOn() {
        String piece = "x".repeat(FirstText.LONGEST / 4);
        for (int i = 0; i < 4; i++) {
            listener.onText(line, piece, false);
        }
        assertThat(line.isInputClosed()).isFalse();
        listener.onText(line, "x", false);

        assertThat(line.isInputClosed()).isTrue();
        assertThat(listener.first()).isCompletedExceptionally();
        assertThat(line.wanted).isEqualTo(4);
    }

    @Test
    void socket_closedBefore_hasNoFirstText() {
        listener.onText(line, "{", false);
        listener.onClose(line, 1001, "going away");

        assertThat(listener.first()).isCompletedExceptionally();
    }

    /** A socket that only notes what it is asked. */
    private static final class Line implements WebSocket {
        private long wanted;
        private boolean aborted;

        @Override
        public void request(long count) {
            wanted += count;
        }

        @Override
        public void abort() {
            aborted = true;
        }

        @Override
        public boolean isInputClosed() {
            return aborted;
        }

        @Override
        public boolean isOutputClosed() {
            return aborted;
        }

        @Override
        public String getSubprotocol() {
            return "";
        }

        @Override
        public CompletableFuture<WebSocket> sendText(CharSequence data, boolean last) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendBinary(ByteBuffer data, boolean last) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendPing(ByteBuffer message) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendPong(ByteBuffer message) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendClose(int code, String reason) {
            return CompletableFuture.completedFuture(this);
        }
    }
}
