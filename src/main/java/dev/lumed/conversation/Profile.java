package dev.lumed.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the backend says of the conversation itself.
 *
 * @param title for people; the backend has none today
 * @param status the backend's word: pending, active, completed, abandoned, archived, or a newer one
 */
public record Profile(String persona, @Nullable String title, String status, Instant createdAt) {}
