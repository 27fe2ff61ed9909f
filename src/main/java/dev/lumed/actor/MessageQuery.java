package dev.lumed.actor;

import dev.lumed.conversation.MessageId;
import org.jspecify.annotations.Nullable;

/** Which messages of a conversation; {@code limit} is 1 to 1000. */
public sealed interface MessageQuery {
    int limit();

    /** The last ones in the conversation's order. */
    record Latest(int limit) implements MessageQuery {}

    /** The ones before a message in the conversation's order. */
    record Before(MessageId message, int limit) implements MessageQuery {}

    /**
     * The last ones whose content has this text, in whatever case, in the conversation's order.
     *
     * @param before only among those before this message; null for all
     */
    record Search(String text, @Nullable MessageId before, int limit) implements MessageQuery {}

    /** What was added or changed after {@code seq}, by seq. */
    record After(long seq, int limit) implements MessageQuery {}
}
