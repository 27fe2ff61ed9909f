package dev.lumed.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as the backend stores it.
 *
 * @param id in lower case, as {@code consultationId}
 * @param role user, assistant, system, function, or a newer one
 * @param functionArgs as JSON text
 * @param processingTimeMs in milliseconds
 * @param createdAt in whole seconds on most servers, so that ties are normal; the epoch where none could be read
 */
public record WireMessage(
        String id,
        @Nullable String consultationId,
        String role,
        String content,
        @Nullable String functionName,
        @Nullable String functionArgs,
        @Nullable Integer tokensUsed,
        @Nullable Long processingTimeMs,
        Instant createdAt) {

    /** A message with nothing but what every message has. */
    public static WireMessage plain(String id, String role, String content, Instant createdAt) {
        return new WireMessage(id, null, role, content, null, null, null, null, createdAt);
    }
}
