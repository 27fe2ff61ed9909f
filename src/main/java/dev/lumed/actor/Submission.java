package dev.lumed.actor;

import org.jspecify.annotations.Nullable;

/**
 * A message to be sent.
 *
 * @param content 1 to 5000 characters
 * @param idempotencyKey the same key again is the same message; at most 255 characters
 */
public record Submission(String content, @Nullable String idempotencyKey) {}
