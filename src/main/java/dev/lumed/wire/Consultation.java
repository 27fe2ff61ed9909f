package dev.lumed.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as the backend knows it.
 *
 * @param id in lower case
 * @param persona one of the documented ones, or a newer one
 * @param status pending, active, completed, abandoned, archived, or a newer one
 * @param contextType general, goal, insight, mood, journal, or a newer one
 * @param createdAt the epoch where none could be read
 */
public record Consultation(
        String id,
        @Nullable String userId,
        String persona,
        String status,
        @Nullable String goalId,
        @Nullable String contextType,
        @Nullable String contextId,
        @Nullable String quickAction,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Instant lastMessageAt,
        long messageCount,
        Instant createdAt,
        @Nullable Instant updatedAt) {}
