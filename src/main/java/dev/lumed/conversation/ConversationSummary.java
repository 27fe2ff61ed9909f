package dev.lumed.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in a list: enough to show it without opening its log.
 *
 * @param open whether it is kept connected; open ones come back by themselves after a restart
 * @param deleting deleted here, the backend not yet told
 * @param messageCount messages in the log, also those not sent yet
 * @param unread messages of others that came since somebody last looked
 * @param outbox own messages that the backend has not acknowledged
 * @param lastSeq the log's cursor
 */
public record ConversationSummary(
        ConversationId id,
        Profile profile,
        boolean open,
        boolean deleting,
        long messageCount,
        long unread,
        int outbox,
        long lastSeq,
        @Nullable Instant lastMessageAt) {}
