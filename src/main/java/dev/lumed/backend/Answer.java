package dev.lumed.backend;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a request. Whether to try again, and when, is decided by those who asked. */
public sealed interface Answer<T> {
    /** It was done. */
    record Success<T>(T value) implements Answer<T> {}

    /**
     * The backend will not do it, and has not: a definite 4xx.
     *
     * @param reason for a person to read, without secrets
     * @param existingId of the conversation that is in the way, with 409
     */
    record Refused<T>(int status, @Nullable String code, String reason, @Nullable String existingId)
            implements Answer<T> {}

    /**
     * Too much was asked (429): certainly not done.
     *
     * @param retryAfter zero where the backend named no time; at most five minutes
     */
    record Throttled<T>(Duration retryAfter, String reason) implements Answer<T> {}

    /**
     * No answer, or none that can be used: a failure of transport, 5xx, something that is not JSON.
     *
     * @param maybeProcessed false only when the request certainly never left
     * @param retryAfter zero where the backend named no time; at most five minutes
     */
    record Unavailable<T>(String reason, boolean maybeProcessed, Duration retryAfter) implements Answer<T> {}

    /** None of our credentials is taken; nothing is asked any more until there are others. */
    record Unauthorized<T>(String reason) implements Answer<T> {}
}
