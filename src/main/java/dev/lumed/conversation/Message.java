package dev.lumed.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of the log, as readers see it.
 *
 * @param serverId the backend's id, null until it is known
 * @param seq grows with every addition or change in the conversation: this message's latest
 * @param position sort key of the conversation's order, below 2^53; it moves when the backend's order becomes known
 * @param replyTo the user's message that this one answers, as far as it is known
 * @param error why it failed or stays partial, for a person to read
 */
public record Message(
        MessageId id,
        @Nullable ServerId serverId,
        long seq,
        long position,
        Role role,
        String content,
        Instant createdAt,
        Status status,
        Via via,
        @Nullable MessageId replyTo,
        @Nullable String error,
        Details details) {}
