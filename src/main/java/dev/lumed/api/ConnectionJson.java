package dev.lumed.api;

import dev.lumed.link.Connection;
import dev.lumed.link.Mode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a conversation is connected, from one moment on.
 *
 * @param reason why it came to this, for a person to read
 * @param attempt how many tries have failed in a row
 */
public record ConnectionJson(
        Mode mode, Instant since, @Nullable String reason, @Nullable Instant retryAt, int attempt) {
    public static ConnectionJson of(Connection connection) {
        return new ConnectionJson(
                connection.mode(), connection.since(), connection.reason(), connection.retryAt(), connection.attempt());
    }
}
