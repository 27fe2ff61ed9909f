package dev.lumed.actor;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What came of a request: its value, or a refusal that a person can act on. */
public sealed interface Outcome<T> {
    record Success<T>(T value) implements Outcome<T> {}

    /**
     * It was not done, and this is why.
     *
     * @param code a stable kebab-case word
     * @param detail what was wrong and what is allowed
     * @param retryAfter when a further try makes sense, null where it does not
     */
    record Refusal<T>(Kind kind, String code, String detail, @Nullable Duration retryAfter) implements Outcome<T> {
        public Refusal(Kind kind, String code, String detail) {
            this(kind, code, detail, null);
        }

        <U> Refusal<U> as() {
            return new Refusal<>(kind, code, detail, retryAfter);
        }
    }

    /** The family of a refusal, which decides how it is told to a client. */
    enum Kind {
        /** The request itself cannot be right. */
        INVALID,
        NOT_FOUND,
        /** Right, but not in the state things are in. */
        CONFLICT,
        /** The same idempotency key came with another body. */
        MISMATCH,
        /** A limit is reached: later, or elsewhere. */
        TOO_MANY,
        /** The store cannot be read or written. */
        STORE_FAILED,
        /** The database server behind the store cannot be reached. */
        STORE_AWAY,
        /** The store cannot take more. */
        STORE_FULL,
        /** The backend takes none of our credentials. */
        BACKEND_UNAUTHORIZED,
        /** The backend refused for a reason of its own. */
        BACKEND_REFUSED,
        /** The backend cannot be reached or does not answer. */
        BACKEND_UNAVAILABLE,
        /** The daemon is stopping. */
        STOPPING
    }

    default <U> Outcome<U> map(Function<T, U> change) {
        if (this instanceof Success<T> success) {
            return new Success<>(change.apply(success.value()));
        }
        return ((Refusal<T>) this).as();
    }
}
