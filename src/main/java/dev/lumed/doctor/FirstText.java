package dev.lumed.doctor;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Keeps the first text of a socket, if that comes to an end. */
final class FirstText implements WebSocket.Listener {
    /** Characters, of which a few hundred are usual. */
    static final int LONGEST = 1 << 20;

    private final CompletableFuture<String> first = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();

    /** Fails where the socket ends before, or the text is longer than {@value #LONGEST} characters. */
    CompletableFuture<String> first() {
        return first;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (text.length() > LONGEST) {
            first.completeExceptionally(new IllegalStateException("a frame without an end"));
            socket.abort();
        } else if (last) {
            first.complete(text.toString());
        } else {
            socket.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        first.completeExceptionally(new IllegalStateException("closed with " + code));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        first.completeExceptionally(failure);
    }
}
