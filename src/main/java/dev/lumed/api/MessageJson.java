package dev.lumed.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.conversation.Details;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.ServerId;
import dev.lumed.conversation.Status;
import dev.lumed.conversation.Via;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message.
 *
 * @param id local, stable for ever
 * @param serverId the backend's, null until it is known
 * @param seq grows with every addition or change in the conversation
 * @param position sort key of the conversation's order
 * @param replyTo the local id of the user's message that this one answers, as far as it is known
 * @param error why it failed or stays partial, for a person to read
 */
public record MessageJson(
        String id,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String serverId,
        long seq,
        long position,
        Role role,
        String content,
        Instant createdAt,
        Status status,
        Via via,
        @Nullable String replyTo,
        @Nullable String error,
        @Nullable Integer tokensUsed,
        @Nullable Long processingTimeMs,
        @Nullable String functionName,
        @Nullable JsonNode functionArgs) {
    public static MessageJson of(Message message) {
        @Nullable ServerId serverId = message.serverId();
        @Nullable MessageId replyTo = message.replyTo();
        Details details = message.details();
        return new MessageJson(
                message.id().value(),
                serverId == null ? null : serverId.value(),
                message.seq(),
                message.position(),
                message.role(),
                message.content(),
                message.createdAt(),
                message.status(),
                message.via(),
                replyTo == null ? null : replyTo.value(),
                message.error(),
                details.tokensUsed(),
                details.processingTimeMs(),
                details.functionName(),
                ApiJson.value(details.functionArgs()));
    }
}
