package dev.lumed.link;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the conversation is connected, as people are shown it.
 *
 * @param since from when on this mode holds for this reason
 * @param reason why it came to this
 * @param retryAt when the next try comes, if one is planned
 * @param attempt how many sockets have failed in a row
 */
public record Connection(Mode mode, Instant since, @Nullable String reason, @Nullable Instant retryAt, int attempt) {

    boolean saysTheSameAs(Connection other) {
        return mode == other.mode && Objects.equals(reason, other.reason);
    }
}
