package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.ACCESS;
import static dev.lumed.backend.BackendFixture.await;
import static dev.lumed.backend.BackendFixture.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lumed.backend.Credentials.State;
import dev.lumed.backend.TokenKeeper.Change;
import dev.lumed.backend.TokenKeeper.Tokens;
import dev.lumed.settings.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What is told of the tokens, to those who want to know. */
final class TokenChangesTest {
    private static final Grant NEW = new Grant.Granted("new");

    private final FakeSignIn signIn = new FakeSignIn();
    private final TokenKeeper keeper = new TokenKeeper(BackendFixture.tokens(), signIn, () -> 0);

    @Test
    void changes_areToldInOrderAndOnce() {
        List<Change> told = new ArrayList<>();
        keeper.onChange(told::add);
        keeper.accepted(ACCESS);
        keeper.accepted(ACCESS);
        keeper.renew(ACCESS);
        signIn.issue("new", "next");
        keeper.renew("new");
        put("newer");
        assertThat(told)
                .containsExactly(
                        new Change(State.OK, null, null),
                        new Change(State.OK, tokens("new", "next"), null),
                        new Change(State.UNKNOWN, tokens("newer", "r-newer"), null));
    }

    @Test
    void pair_renewed_isToldBeforeItIsUsed() {
        List<Object> order = new ArrayList<>();
        keeper.onChange(order::add);
        keeper.renew(ACCESS).thenAccept(order::add);
        signIn.issue("new", "next");
        assertThat(order).containsExactly(new Change(State.UNKNOWN, tokens("new", "next"), null), NEW);
    }

    @Test
    void pair_putWhileAnotherIsStillTold_isToldAfterIt() throws InterruptedException {
        CompletableFuture<Void> telling = new CompletableFuture<>();
        CompletableFuture<Void> goingOn = new CompletableFuture<>();
        List<Tokens> told = new CopyOnWriteArrayList<>();
        keeper.onChange(change -> {
            if (telling.complete(null)) {
                await(goingOn);
            }
            told.add(change.tokens());
        });
        keeper.renew(ACCESS);
        Thread renewing = new Thread(() -> signIn.issue("new", "next"));
        renewing.start();
        await(telling);
        Thread putting = new Thread(() -> put("newer"));
        putting.start();
        while (putting.isAlive() && putting.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
        goingOn.complete(null);
        renewing.join();
        putting.join();
        assertThat(told).containsExactly(tokens("new", "next"), tokens("newer", "r-newer"));
    }

    @Test
    void denial_isToldWithItsReason() {
        List<Change> told = new ArrayList<>();
        keeper.onChange(told::add);
        keeper.renew(ACCESS);
        signIn.refuse("revoked");
        assertThat(told)
                .containsExactly(new Change(State.UNAUTHORIZED, null, "the refresh of the tokens is refused: revoked"));
    }

    @Test
    void listener_thatFails_keepsNobodyWaiting() {
        keeper.onChange(change -> {
            throw new IllegalStateException("no room");
        });
        CompletionStage<Grant> first = keeper.renew(ACCESS);
        signIn.issue("new", "next");
        assertThat(now(first)).isEqualTo(NEW);
        CompletionStage<Grant> second = keeper.renew("old");
        assertThat(now(second)).isEqualTo(NEW);
    }

    @Test
    void listener_thatFailsWhenTokensArePut_keepsNobodyWaiting() {
        keeper.onChange(change -> {
            throw new IllegalStateException("no room");
        });
        CompletionStage<Grant> waiting = keeper.renew(ACCESS);
        assertThatThrownBy(() -> put("new")).hasMessage("no room");
        assertThat(now(waiting)).isEqualTo(NEW);
    }

    private void put(String access) {
        keeper.put(Secret.of(access), Secret.of("r-" + access));
    }

    private static Tokens tokens(String access, String refresh) {
        return new Tokens(Secret.of(access), Secret.of(refresh));
    }
}
