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
        Details details) {
    /** Ids, times and words, with what the heap spends on holding them. */
    private static final int BYTES_BESIDE_TEXTS = 400;

    /** In the heap, where a text is not all Latin; stored, where hardly a letter takes three. */
    private static final int BYTES_A_CHARACTER = 2;

    /** About what it takes, in the heap and stored. */
    int bytes() {
        int characters = content.length() + (error == null ? 0 : error.length()) + details.characters();
        return BYTES_BESIDE_TEXTS + BYTES_A_CHARACTER * characters;
    }

    Message at(long changedSeq) {
        return new Message(
                id, serverId, changedSeq, position, role, content, createdAt, status, via, replyTo, error, details);
    }

    Message with(Status changed, @Nullable String why) {
        return new Message(id, serverId, seq, position, role, content, createdAt, changed, via, replyTo, why, details);
    }

    Message says(String text) {
        return says(text, details);
    }

    Message says(String text, Details told) {
        return new Message(id, serverId, seq, position, role, text, createdAt, status, via, replyTo, error, told);
    }

    Message unstored() {
        return new Message(id, null, seq, position, role, content, createdAt, status, via, replyTo, error, details);
    }

    Message stored(RemoteMessage remote) {
        return new Message(
                id,
                remote.id(),
                seq,
                position,
                role,
                remote.content(),
                remote.createdAt(),
                status,
                via,
                replyTo,
                error,
                remote.details());
    }
}
