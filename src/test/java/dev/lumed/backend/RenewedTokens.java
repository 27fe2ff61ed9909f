package dev.lumed.backend;

import dev.lumed.wire.Login;
import dev.lumed.wire.TokenPair;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/** A pair of tokens that is renewed whenever a test says so; each is as long as those in use are. */
public final class RenewedTokens {
    private static final String BODY = "x".repeat(800);

    private final TokenKeeper keeper;
    private long issued;

    /** @param nanoTime a monotonic clock, in nanoseconds */
    public RenewedTokens(LongSupplier nanoTime, TokenVault vault) {
        this.keeper = new TokenKeeper(BackendFixture.tokens(), new Generous(), nanoTime, vault);
    }

    /** The token in use is refused, and the one that takes its place is accepted. */
    public void renew() {
        String refused = issued == 0 ? BackendFixture.ACCESS : access();
        BackendFixture.now(keeper.renew(refused));
        keeper.accepted(access());
    }

    private String access() {
        return "access-" + issued + "-" + BODY;
    }

    private final class Generous implements SignIn {
        @Override
        public CompletionStage<Outcome> refresh(String refreshToken) {
            issued++;
            return CompletableFuture.completedFuture(
                    new Outcome.Issued(new TokenPair(access(), "refresh-" + issued + "-" + BODY)));
        }

        @Override
        public CompletionStage<Outcome> login(Login login) {
            throw new IllegalStateException("nobody has a password");
        }
    }
}
