package dev.lumed.conversation;

import java.time.Instant;

/**
 * One thing that happened to a message.
 *
 * @param kind a stable kebab-case word, such as {@code queued}, {@code send-started}, {@code listed}
 * @param detail the particulars, for a person to read; may be empty
 */
public record StoryNote(Instant at, String kind, String detail) {}
