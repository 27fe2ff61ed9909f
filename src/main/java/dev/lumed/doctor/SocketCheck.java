package dev.lumed.doctor;

import dev.lumed.wire.FrameCodec;
import dev.lumed.wire.ServerFrame;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The socket of a conversation: whether it is let open, and says anything. Without it lumed polls, which works too. */
final class SocketCheck {

    static final String SUBJECT = "socket";

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    /** Characters of a first frame, of which a few hundred are usual. */
    private static final int LONGEST = 1 << 20;

    private static final String POLLING = "; replies come by polling instead";

    private final BackendClient client;
    private final Duration patience;

    SocketCheck(BackendClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /** Keeps the first text. */
    private static final class FirstText implements WebSocket.Listener {
        private final CompletableFuture<String> first = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();

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

    Finding examine(String consultation, String token) {
        FirstText listener = new FirstText();
        CompletableFuture<WebSocket> opening = client.connect(consultation, token, listener);
        try {
            WebSocket socket = opening.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            Finding finding = said(listener);
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .orTimeout(1, TimeUnit.SECONDS)
                    .exceptionally(e -> socket);
            return finding;
        } catch (ExecutionException e) {
            return refused(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            opening.cancel(true);
            return silent("the upgrade is not answered");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silent("interrupted");
        }
    }

    private Finding said(FirstText listener) throws InterruptedException {
        try {
            String text = listener.first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            ServerFrame first = FrameCodec.decode(text).get(0);
            return first instanceof ServerFrame.Malformed
                    ? silent("it opens, and the first frame is no JSON object with a type")
                    : Finding.ok(SUBJECT, "it opens and speaks");
        } catch (TimeoutException e) {
            return silent("it opens and stays silent");
        } catch (ExecutionException e) {
            return silent("it opens, and ends or goes on without end before the first frame is whole");
        }
    }

    private static Finding refused(Throwable failure) {
        if (failure instanceof HttpTimeoutException) {
            return silent("the upgrade is not answered");
        }
        if (!(failure instanceof WebSocketHandshakeException answered) || answered.getResponse() == null) {
            UnheardException why = Silences.of(failure);
            return Finding.warning(SUBJECT, why.reason() + POLLING, why.remedy());
        }
        int status = answered.getResponse().statusCode();
        if (status >= OK && status < REDIRECT) {
            return Finding.warning(
                    SUBJECT,
                    "an ordinary page answers the upgrade, with status " + status + POLLING,
                    "a proxy in between may not know WebSockets: let it pass them, or set websocket.enabled = false");
        }
        return Finding.warning(
                SUBJECT,
                "the upgrade is refused with status " + status + POLLING,
                status == UNAUTHORIZED || status == FORBIDDEN
                        ? "try another websocket.auth: the backend's versions differ"
                        : "nothing has to be done if it passes; else look at the backend or a proxy in between");
    }

    private static Finding silent(String text) {
        return Finding.warning(
                SUBJECT, text + POLLING, "look at the proxies in between; if it stays, set websocket.enabled = false");
    }
}
