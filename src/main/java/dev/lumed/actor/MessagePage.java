package dev.lumed.actor;

import dev.lumed.conversation.Message;
import java.util.List;

/**
 * An answer to a {@link MessageQuery}.
 *
 * @param oldestCursor a cursor that is neither 0 nor at least this is of another life of the log, or from before a removal
 * @param lastSeq the log's cursor at the moment of reading
 * @param hasMore whether the query would have matched more
 */
public record MessagePage(List<Message> messages, long oldestCursor, long lastSeq, boolean hasMore) {
    public MessagePage {
        messages = List.copyOf(messages);
    }
}
