package dev.lumed.doctor;

import dev.lumed.wire.FrameCodec;
import dev.lumed.wire.ServerFrame;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The socket of a conversation: whether it is let open, and says anything. Without it lumed polls, which works too. */
final class SocketCheck {

    static final String SUBJECT = "socket";

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final String POLLING = "; replies come by polling instead";

    private final BackendClient client;
    private final Duration patience;

    SocketCheck(BackendClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
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
            String text = listener.first().get(patience.toMillis(), TimeUnit.MILLISECONDS);
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
