package dev.lumed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Daemons that fall silent, which no time-out of a socket notices by itself. */
@Timeout(60)
final class HttpCallsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final String HALF = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf";

    private final ServerSocket daemon = listening();
    private final HttpCalls calls = new HttpCalls(Optional.empty());

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() throws IOException {
        daemon.close();
    }

    private HttpUriRequestBase request() {
        return new HttpUriRequestBase("GET", URI.create("http://127.0.0.1:" + daemon.getLocalPort() + "/"));
    }

    /** Says this to the one who calls, and waits until it hangs up. */
    private CompletableFuture<Boolean> answerWith(String text) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket client = daemon.accept()) {
                client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
                return true;
            } catch (IOException reset) {
                return true;
            }
        });
    }

    @Test
    void answer_thatNeverBegins_isGivenUpAndTheConnectionClosed() throws Exception {
        CompletableFuture<Boolean> left = answerWith("");
        assertThatThrownBy(() -> calls.open(request(), Optional.empty(), SHORT)).isInstanceOf(TimeoutException.class);
        // It may have been given up before it was made.
        daemon.close();
        assertThat(left.get(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void body_thatStops_isGivenUpAndTheConnectionClosed() throws Exception {
        CompletableFuture<Boolean> left = answerWith(HALF);
        HttpCalls.Reply reply = calls.open(request(), Optional.empty(), LONG);
        assertThatThrownBy(() -> calls.read(reply, 1000, SHORT)).isInstanceOf(TimeoutException.class);
        assertThat(left.get(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void body_closedAmidIt_closesTheConnection() throws Exception {
        CompletableFuture<Boolean> left = answerWith(HALF);
        HttpCalls.Reply reply = calls.open(request(), Optional.empty(), LONG);
        assertThat(calls.read(reply, 4, LONG)).isEqualTo("half".getBytes(StandardCharsets.US_ASCII));
        reply.body().close();
        assertThat(left.get(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
