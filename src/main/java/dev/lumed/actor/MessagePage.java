package dev.lumed.actor;

import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a {@link MessageQuery}.
 *
 * @param oldestCursor a cursor that is neither 0 nor at least this is of another life of the log, or from before a removal
 * @param lastSeq the log's cursor at the moment of reading
 * @param hasMore whether the query would have matched more, or may have where a search ended early
 * @param searchedTo where a search is to go on, before that message; null where it has nowhere to go, and for all else
 */
public record MessagePage(
        List<Message> messages, long oldestCursor, long lastSeq, boolean hasMore, @Nullable MessageId searchedTo) {
    public MessagePage {
        messages = List.copyOf(messages);
    }

    public MessagePage(List<Message> messages, long oldestCursor, long lastSeq, boolean hasMore) {
        this(messages, oldestCursor, lastSeq, hasMore, null);
    }
}
