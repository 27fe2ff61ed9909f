package dev.lumed.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lumed.conversation.ConversationSummary;
import dev.lumed.link.Connection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation.
 *
 * @param status the backend's word
 * @param unread messages of others that came since a client last said that it was read, or sent one
 * @param outbox own messages that the backend has not acknowledged
 * @param lastSeq the log's cursor
 * @param deleted true in the last that is told of a deleted one, else missing
 */
public record ConversationJson(
        String id,
        String persona,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String title,
        String status,
        boolean open,
        ConnectionJson connection,
        boolean typing,
        long messageCount,
        long unread,
        int outbox,
        long lastSeq,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant lastMessageAt,
        Instant createdAt,
        @Nullable Boolean deleted) {
    public static ConversationJson of(ConversationSummary summary, Connection connection, boolean typing) {
        return new ConversationJson(
                summary.id().value(),
                summary.profile().persona(),
                summary.profile().title(),
                summary.profile().status(),
                summary.open(),
                ConnectionJson.of(connection),
                typing,
                summary.messageCount(),
                summary.unread(),
                summary.outbox(),
                summary.lastSeq(),
                summary.lastMessageAt(),
                summary.profile().createdAt(),
                summary.deleting() ? true : null);
    }
}
