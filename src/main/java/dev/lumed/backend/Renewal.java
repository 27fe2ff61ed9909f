package dev.lumed.backend;

import dev.lumed.wire.Login;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** How a new pair of tokens is had: by the refresh token, and by logging in where that is missing or refused. */
record Renewal(SignIn signIn, @Nullable Login login) {

    CompletionStage<SignIn.Outcome> by(@Nullable String refreshToken) {
        if (refreshToken == null) {
            return logIn("the access token is refused, and there is no refresh token");
        }
        return signIn.refresh(refreshToken)
                .thenCompose(outcome -> outcome instanceof SignIn.Outcome.Refused refused
                        ? logIn("the refresh of the tokens is refused: " + refused.reason())
                        : CompletableFuture.completedFuture(outcome));
    }

    private CompletionStage<SignIn.Outcome> logIn(String otherwise) {
        return login == null
                ? CompletableFuture.completedFuture(new SignIn.Outcome.Refused(otherwise))
                : signIn.login(login);
    }
}
