package dev.lumed.actor;

import dev.lumed.actor.Outcome.Kind;
import dev.lumed.backend.Answer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the backend's answers mean to those who asked. */
final class Answers {
    private static final int NOT_FOUND = 404;

    private Answers() {}

    /** For a stage that broke its promise never to fail. */
    static <T> Answer<T> failed(String doing, @Nullable Throwable failure) {
        return new Answer.Unavailable<>(
                doing + " failed: "
                        + (failure == null ? "no answer" : failure.getClass().getSimpleName()),
                true,
                Duration.ZERO);
    }

    /** Why an answer is no success. */
    static String reason(Answer<?> answer) {
        return Answers.<Object, Object>refusal(Answers.widened(answer)).detail();
    }

    @SuppressWarnings("unchecked") // an answer only gives its value
    private static Answer<Object> widened(Answer<?> answer) {
        return (Answer<Object>) answer;
    }

    /** An answer that is no success, as a refusal of what was asked here. */
    static <T, U> Outcome.Refusal<U> refusal(Answer<T> answer) {
        if (answer instanceof Answer.Refused<T> refused) {
            Kind kind = refused.status() == NOT_FOUND ? Kind.NOT_FOUND : Kind.BACKEND_REFUSED;
            String code = refused.code() == null ? "backend-refused" : refused.code();
            return new Outcome.Refusal<>(kind, code, refused.reason());
        }
        if (answer instanceof Answer.Throttled<T> throttled) {
            return new Outcome.Refusal<>(
                    Kind.TOO_MANY, "backend-throttled", throttled.reason(), throttled.retryAfter());
        }
        if (answer instanceof Answer.Unauthorized<T> unauthorized) {
            return new Outcome.Refusal<>(Kind.BACKEND_UNAUTHORIZED, "backend-unauthorized", unauthorized.reason());
        }
        Answer.Unavailable<T> unavailable = (Answer.Unavailable<T>) answer;
        return new Outcome.Refusal<>(
                Kind.BACKEND_UNAVAILABLE, "backend-unavailable", unavailable.reason(), unavailable.retryAfter());
    }
}
