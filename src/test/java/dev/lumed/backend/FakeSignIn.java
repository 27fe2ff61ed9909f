package dev.lumed.backend;

import dev.lumed.wire.Login;
import dev.lumed.wire.TokenPair;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Signs in when a test says so, and keeps what it was asked. */
final class FakeSignIn implements SignIn {
    private final List<String> asked = new ArrayList<>();
    private final Deque<CompletableFuture<Outcome>> waiting = new ArrayDeque<>();

    @Override
    public CompletionStage<Outcome> refresh(String refreshToken) {
        return ask("refresh " + refreshToken);
    }

    @Override
    public CompletionStage<Outcome> login(Login login) {
        return ask("login " + login.email());
    }

    private CompletionStage<Outcome> ask(String question) {
        asked.add(question);
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        waiting.add(answer);
        return answer;
    }

    List<String> asked() {
        return asked;
    }

    /** Answers the call that waits the longest. */
    void answer(Outcome outcome) {
        waiting.remove().complete(outcome);
    }

    void issue(String access, String refresh) {
        answer(new Outcome.Issued(new TokenPair(access, refresh)));
    }

    void refuse(String reason) {
        answer(new Outcome.Refused(reason));
    }
}
