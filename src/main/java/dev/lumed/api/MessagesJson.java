package dev.lumed.api;

import java.util.List;

/**
 * A page of a conversation's messages.
 *
 * @param lastSeq the log's cursor at the moment of reading
 * @param hasMore whether the question would have matched more
 */
public record MessagesJson(List<MessageJson> messages, long lastSeq, boolean hasMore) {
    public MessagesJson {
        messages = List.copyOf(messages);
    }
}
