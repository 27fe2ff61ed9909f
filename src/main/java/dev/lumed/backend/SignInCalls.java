package dev.lumed.backend;

import dev.lumed.wire.AnswerCodec;
import dev.lumed.wire.Login;
import dev.lumed.wire.RequestCodec;
import dev.lumed.wire.TokenPair;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Signs in over HTTP. */
final class SignInCalls implements SignIn {
    /** Other refusals are of the call, not of what is shown with it. */
    private static final Set<Integer> NOT_ACCEPTED = Set.of(400, 401, 403);

    private final Lanes lanes;
    private final Requests requests;
    private final Answers answers;
    private final Duration timeout;

    SignInCalls(Lanes lanes, Requests requests, Answers answers, Duration timeout) {
        this.lanes = lanes;
        this.requests = requests;
        this.answers = answers;
        this.timeout = timeout;
    }

    @Override
    public CompletionStage<Outcome> refresh(String refreshToken) {
        return perform("/auth/refresh", RequestCodec.encodeRefresh(refreshToken), "refresh");
    }

    @Override
    public CompletionStage<Outcome> login(Login login) {
        return perform("/auth/login", RequestCodec.encodeLogin(login), "login");
    }

    private CompletionStage<Outcome> perform(String path, String body, String name) {
        Call<TokenPair> call = Call.post(path, body, AnswerCodec::decodeTokens);
        return lanes.exchange(requests.request(call, null), call.repeatable(), timeout)
                .thenApply(reply -> outcome(answers.of(reply, call), name));
    }

    private static Outcome outcome(Answer<TokenPair> answer, String name) {
        if (answer instanceof Answer.Success<TokenPair> success) {
            return new Outcome.Issued(success.value());
        }
        if (answer instanceof Answer.Refused<TokenPair> refused) {
            String reason = name + " refused: " + refused.reason();
            return NOT_ACCEPTED.contains(refused.status())
                    ? new Outcome.Refused(reason)
                    : new Outcome.Failed(reason, Duration.ZERO);
        }
        if (answer instanceof Answer.Throttled<TokenPair> throttled) {
            return new Outcome.Failed(name + " failed: " + throttled.reason(), throttled.retryAfter());
        }
        if (answer instanceof Answer.Unavailable<TokenPair> unavailable) {
            return new Outcome.Failed(name + " failed: " + unavailable.reason(), unavailable.retryAfter());
        }
        throw new IllegalStateException("no answer to a " + name);
    }
}
