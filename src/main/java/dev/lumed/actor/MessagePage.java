package dev.lumed.actor;

import dev.lumed.conversation.Message;
import java.util.List;

/**
 * An answer to a {@link MessageQuery}.
 *
 * @param firstSeq the first seq this log ever gave: a cursor that is neither 0 nor at least one below it is of another life
 * @param lastSeq the log's cursor at the moment of reading
 * @param hasMore whether the query would have matched more
 */
public record MessagePage(List<Message> messages, long firstSeq, long lastSeq, boolean hasMore) {
    public MessagePage {
        messages = List.copyOf(messages);
    }
}
