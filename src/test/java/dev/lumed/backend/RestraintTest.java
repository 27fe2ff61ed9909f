package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.ACCESS;
import static dev.lumed.backend.BackendFixture.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.settings.Secret;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Tokens that are not renewed, for a while. Time is a number. */
final class RestraintTest {
    private static final Grant NO_BETTER = new Grant.NoBetter();

    private final FakeSignIn signIn = new FakeSignIn();

    // As System.nanoTime() may: it is about to overflow.
    private long time = Long.MAX_VALUE - Duration.ofSeconds(20).toNanos();
    private final TokenKeeper keeper = new TokenKeeper(BackendFixture.tokens(), signIn, () -> time, TokenVault.none());

    @Test
    void pair_renewedAndNeverAccepted_isNotRenewedAtOnce() {
        renewed();
        assertThat(now(keeper.renew("new"))).isEqualTo(NO_BETTER);
        pass(29);
        assertThat(now(keeper.renew("new"))).isEqualTo(NO_BETTER);
        assertThat(now(keeper.renewForSocket("new"))).isEqualTo(NO_BETTER);
        assertThat(signIn.asked()).hasSize(1);
        pass(2);
        assertThat(keeper.renew("new").toCompletableFuture()).isNotDone();
        assertThat(signIn.asked()).hasSize(2);
    }

    @Test
    void pair_renewedAndAccepted_isRenewedWhenItIsRefused() {
        renewed();
        keeper.accepted("new");
        assertThat(keeper.renew("new").toCompletableFuture()).isNotDone();
        assertThat(signIn.asked()).hasSize(2);
    }

    @Test
    void pair_putFromOutside_isRenewedWhenItIsRefused() {
        renewed();
        keeper.put(Secret.of("other"), Secret.of("other-refresh"));
        assertThat(keeper.renew("other").toCompletableFuture()).isNotDone();
        assertThat(signIn.asked()).hasSize(2);
    }

    @Test
    void token_justAcceptedElsewhere_isNotRenewedForASocket() {
        keeper.accepted(ACCESS);
        pass(14);
        assertThat(now(keeper.renewForSocket(ACCESS))).isEqualTo(NO_BETTER);
        pass(2);
        assertThat(keeper.renewForSocket(ACCESS).toCompletableFuture()).isNotDone();
    }

    @Test
    void token_acceptedALongTimeAgo_isRenewedForASocket() {
        keeper.accepted(ACCESS);
        pass(15);
        assertThat(keeper.renewForSocket(ACCESS).toCompletableFuture()).isNotDone();
    }

    @Test
    void refresh_failed_isTriedAgainByTheNextWhoAsks() {
        CompletionStage<Grant> first = keeper.renew(ACCESS);
        signIn.answer(new SignIn.Outcome.Failed("502 Bad Gateway", Duration.ZERO));
        assertThat(now(first)).isEqualTo(new Grant.Failed("502 Bad Gateway", Duration.ZERO));
        assertThat(keeper.state()).isEqualTo(Credentials.State.UNKNOWN);
        CompletionStage<Grant> second = keeper.renew(ACCESS);
        signIn.issue("new", "next");
        assertThat(now(second)).isEqualTo(new Grant.Granted("new"));
    }

    @Test
    void refresh_throttled_isNotTriedBeforeItsTime() {
        keeper.renew(ACCESS);
        signIn.answer(new SignIn.Outcome.Failed("429 Too Many Requests", Duration.ofSeconds(60)));
        pass(40);
        assertThat(now(keeper.renew(ACCESS)))
                .isEqualTo(new Grant.Failed("429 Too Many Requests", Duration.ofSeconds(20)));
        assertThat(now(keeper.renewForSocket(ACCESS)))
                .isEqualTo(new Grant.Failed("429 Too Many Requests", Duration.ofSeconds(20)));
        assertThat(signIn.asked()).hasSize(1);
        pass(20);
        assertThat(keeper.renew(ACCESS).toCompletableFuture()).isNotDone();
        assertThat(signIn.asked()).hasSize(2);
    }

    @Test
    void login_throttled_isNotTriedBeforeItsTime() {
        TokenKeeper password = new TokenKeeper(BackendFixture.login(), signIn, () -> time, TokenVault.none());
        password.access();
        signIn.answer(new SignIn.Outcome.Failed("429 Too Many Requests", Duration.ofSeconds(60)));
        assertThat(now(password.access())).isEqualTo(new Grant.Failed("429 Too Many Requests", Duration.ofSeconds(60)));
        assertThat(signIn.asked()).hasSize(1);
    }

    @Test
    void tokens_putWhileTheRefreshIsThrottled_areUsedAndRenewed() {
        keeper.renew(ACCESS);
        signIn.answer(new SignIn.Outcome.Failed("429 Too Many Requests", Duration.ofSeconds(60)));
        keeper.put(Secret.of("other"), Secret.of("other-refresh"));
        assertThat(now(keeper.access())).isEqualTo(new Grant.Granted("other"));
        assertThat(keeper.renew("other").toCompletableFuture()).isNotDone();
    }

    private void renewed() {
        keeper.renew(ACCESS);
        signIn.issue("new", "next");
    }

    private void pass(long seconds) {
        time += Duration.ofSeconds(seconds).toNanos();
    }
}
