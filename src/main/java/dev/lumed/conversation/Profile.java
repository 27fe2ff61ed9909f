package dev.lumed.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the backend says of the conversation itself.
 *
 * @param title for people; the backend has none today
 * @param status the backend's word: pending, active, completed, abandoned, archived, or a newer one
 */
public record Profile(String persona, @Nullable String title, String status, Instant createdAt) {
    private static final int LONGEST_TITLE = 60;

    static final Profile UNKNOWN = new Profile("", null, "pending", Instant.EPOCH);

    /** A finished conversation takes no more messages; a status of a later backend is taken for a living one. */
    public boolean finished() {
        return status.equals("completed") || status.equals("abandoned") || status.equals("archived");
    }

    /** What the user first wrote is the title, as long as there is none. */
    Profile titledBy(String content) {
        if (title != null || content.isBlank()) {
            return this;
        }
        String line = content.strip().lines().findFirst().orElse("");
        return new Profile(
                persona,
                line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE - 1) + "…",
                status,
                createdAt);
    }
}
