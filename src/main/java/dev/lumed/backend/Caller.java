package dev.lumed.backend;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Makes calls with the token of the day: one that is refused is renewed once, and the call made once again. */
final class Caller {
    private static final Grant TOO_LATE = new Grant.Failed("signing in takes too long", Duration.ZERO);

    private final Lanes lanes;
    private final Requests requests;
    private final Answers answers;
    private final TokenKeeper keeper;
    private final Duration timeout;

    Caller(Lanes lanes, Requests requests, Answers answers, TokenKeeper keeper, Duration timeout) {
        this.lanes = lanes;
        this.requests = requests;
        this.answers = answers;
        this.keeper = keeper;
        this.timeout = timeout;
    }

    <T> CompletionStage<Answer<T>> perform(Call<T> call) {
        Deadline deadline = new Deadline(timeout);
        return inTime(keeper.access(), deadline).thenCompose(grant -> {
            if (grant instanceof Grant.Granted granted) {
                return first(call, granted.token(), deadline);
            }
            return CompletableFuture.completedFuture(withoutToken(grant));
        });
    }

    private <T> CompletionStage<Answer<T>> first(Call<T> call, String token, Deadline deadline) {
        return exchange(call, token, deadline).thenCompose(reply -> {
            if (!unauthorized(reply)) {
                return CompletableFuture.completedFuture(answer(reply, call, token));
            }
            return inTime(keeper.renew(token), deadline).thenCompose(grant -> {
                if (grant instanceof Grant.Granted granted) {
                    return second(call, granted.token(), deadline);
                }
                return CompletableFuture.completedFuture(withoutToken(grant));
            });
        });
    }

    private <T> CompletionStage<Answer<T>> second(Call<T> call, String token, Deadline deadline) {
        return exchange(call, token, deadline)
                .thenApply(
                        reply -> unauthorized(reply) ? withoutToken(new Grant.NoBetter()) : answer(reply, call, token));
    }

    private CompletionStage<Reply> exchange(Call<?> call, String token, Deadline deadline) {
        return lanes.exchange(requests.request(call, token), call.repeatable(), deadline.left());
    }

    private <T> Answer<T> answer(Reply reply, Call<T> call, String token) {
        if (reply instanceof Reply.Response response && !response.html() && response.status() < 500) {
            keeper.accepted(token);
        }
        return answers.of(reply, call);
    }

    private static boolean unauthorized(Reply reply) {
        return reply instanceof Reply.Response response && response.unauthorized();
    }

    /** The call was not made, or not taken. */
    private static <T> Answer<T> withoutToken(Grant grant) {
        if (grant instanceof Grant.Denied denied) {
            return new Answer.Unauthorized<>(denied.reason());
        }
        if (grant instanceof Grant.Failed failed) {
            return new Answer.Unavailable<>(failed.reason(), false, failed.retryAfter());
        }
        return new Answer.Unavailable<>("401 although the token is new", false, Duration.ZERO);
    }

    private static CompletionStage<Grant> inTime(CompletionStage<Grant> grant, Deadline deadline) {
        return grant.toCompletableFuture()
                .copy()
                .completeOnTimeout(TOO_LATE, deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    }
}
