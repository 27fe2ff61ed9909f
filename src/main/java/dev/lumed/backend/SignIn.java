package dev.lumed.backend;

import dev.lumed.wire.Login;
import dev.lumed.wire.TokenPair;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** The two calls that bring a pair of tokens. No stage completes exceptionally. */
interface SignIn {

    CompletionStage<Outcome> refresh(String refreshToken);

    CompletionStage<Outcome> login(Login login);

    /** What came of it. */
    sealed interface Outcome {

        record Issued(TokenPair pair) implements Outcome {}

        record Refused(String reason) implements Outcome {}

        /** Neither: it may be tried again. */
        record Failed(String reason, Duration retryAfter) implements Outcome {}
    }
}
