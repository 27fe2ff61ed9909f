package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.ACCESS;
import static dev.lumed.backend.BackendFixture.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.backend.Credentials.State;
import dev.lumed.settings.Secret;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** New pairs, and what keeps them, which may take its time. */
final class TokenVaultTest {
    private static final Grant NEW = new Grant.Granted("new");
    private static final Grant OLD = new Grant.Granted(ACCESS);

    private final FakeSignIn signIn = new FakeSignIn();
    private final List<String> kept = new ArrayList<>();
    private final Deque<CompletableFuture<Void>> keeping = new ArrayDeque<>();
    private final TokenKeeper keeper = new TokenKeeper(BackendFixture.tokens(), signIn, () -> 0, this::keep);

    private CompletionStage<Void> keep(Secret access, Secret refresh) {
        kept.add(access.reveal() + " " + refresh.reveal());
        CompletableFuture<Void> done = new CompletableFuture<>();
        keeping.add(done);
        return done;
    }

    @Test
    void pair_renewed_isNotUsedBeforeItIsKept() {
        CompletionStage<Grant> first = keeper.renew(ACCESS);
        signIn.issue("new", "next");
        CompletionStage<Grant> second = keeper.renew(ACCESS);
        assertThat(kept).containsExactly("new next");
        assertThat(first.toCompletableFuture()).isNotDone();
        assertThat(second.toCompletableFuture()).isNotDone();
        assertThat(now(keeper.access())).isEqualTo(OLD);
        keeping.remove().complete(null);
        assertThat(List.of(now(first), now(second), now(keeper.access()))).containsOnly(NEW);
        assertThat(signIn.asked()).hasSize(1);
    }

    @Test
    void pair_thatCannotBeKept_isUsedAllTheSame() {
        CompletionStage<Grant> grant = keeper.renew(ACCESS);
        signIn.issue("new", "next");
        keeping.remove().completeExceptionally(new IllegalStateException("no room"));
        assertThat(now(grant)).isEqualTo(NEW);
    }

    @Test
    void pair_put_isUsedAtOnceAndToldWhenItIsKept() {
        CompletionStage<?> put = put("new");
        assertThat(now(keeper.access())).isEqualTo(NEW);
        assertThat(put.toCompletableFuture()).isNotDone();
        keeping.remove().complete(null);
        assertThat(put.toCompletableFuture()).isCompleted();
        assertThat(keeper.state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void pair_putWhileARenewedOneIsBeingKept_isKeptAfterItAndWins() {
        CompletionStage<Grant> renewed = keeper.renew(ACCESS);
        signIn.issue("renewed", "next");
        put("new");
        assertThat(now(renewed)).isEqualTo(NEW);
        keeping.remove().complete(null);
        assertThat(now(keeper.access())).isEqualTo(NEW);
        assertThat(kept).containsExactly("renewed next", "new r-new");
    }

    @Test
    void pair_thatComesAfterOneThatWasPut_isNotKept() {
        keeper.renew(ACCESS);
        put("new");
        signIn.issue("renewed", "next");
        assertThat(kept).containsExactly("new r-new");
    }

    private CompletionStage<?> put(String access) {
        return keeper.put(Secret.of(access), Secret.of("r-" + access));
    }
}
