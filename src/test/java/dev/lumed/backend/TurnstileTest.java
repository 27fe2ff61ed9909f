package dev.lumed.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class TurnstileTest {
    private final Turnstile turnstile = new Turnstile(2);

    @Test
    void places_taken_makeOthersWaitInLine() {
        assertThat(turnstile.enter()).isCompletedWithValue(true);
        assertThat(turnstile.enter()).isCompletedWithValue(true);
        CompletableFuture<Boolean> first = turnstile.enter();
        CompletableFuture<Boolean> second = turnstile.enter();
        turnstile.leave();
        assertThat(first).isCompletedWithValue(true);
        assertThat(second).isNotDone();
        turnstile.leave();
        assertThat(second).isCompletedWithValue(true);
    }

    @Test
    void waiting_givenUp_losesNoPlace() {
        assertThat(turnstile.enter()).isCompletedWithValue(true);
        assertThat(turnstile.enter()).isCompletedWithValue(true);
        assertThat(turnstile.enter().complete(false)).isTrue();
        CompletableFuture<Boolean> next = turnstile.enter();
        turnstile.leave();
        assertThat(next).isCompletedWithValue(true);
        turnstile.leave();
        turnstile.leave();
        assertThat(turnstile.enter()).isCompletedWithValue(true);
        assertThat(turnstile.enter()).isCompletedWithValue(true);
        assertThat(turnstile.enter()).isNotDone();
    }
}
