package dev.lumed.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class OpenSocketsTest {
    private final OpenSockets sockets = new OpenSockets();

    @Test
    void none_whereNoneBegan_isAtOnce() {
        assertThat(none()).isCompleted();
    }

    @Test
    void none_whileOneIsOpen_waitsForTheLast() {
        sockets.began();
        sockets.began();
        CompletableFuture<?> none = none();

        sockets.ended();
        assertThat(none).isNotDone();
        sockets.ended();
        assertThat(none).isCompleted();
    }

    @Test
    void none_whereOneBeganAgain_waitsAgain() {
        sockets.began();
        sockets.ended();
        sockets.began();

        assertThat(none()).isNotDone();
    }

    private CompletableFuture<?> none() {
        return sockets.none().toCompletableFuture();
    }
}
