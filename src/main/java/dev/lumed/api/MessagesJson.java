package dev.lumed.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a conversation's messages.
 *
 * @param lastSeq the log's cursor at the moment of reading
 * @param hasMore whether the question would have matched more, or may have where a search ended early
 * @param searchedTo of a search that has more: the id of the message before which it is to go on
 */
public record MessagesJson(List<MessageJson> messages, long lastSeq, boolean hasMore, @Nullable String searchedTo) {
    public MessagesJson {
        messages = List.copyOf(messages);
    }
}
