package dev.lumed.journal;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.ServerId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/**
 * The messages that left the state of their conversation: what is read costs what the answer costs, however long the
 * conversation is. A stage that cannot be fulfilled fails with a {@link StoreException}. Stages complete on threads of
 * the store: what hangs on them must not block.
 */
public interface Archive {

    /** Writes messages, again if they are there; durable once the stage is complete. All of them or none. */
    CompletionStage<Done> append(ConversationId conversation, List<Message> messages);

    /** The positions of those that are archived; the others are missing from the answer. */
    CompletionStage<Map<ServerId, Long>> positions(ConversationId conversation, Collection<ServerId> ids);

    /** The last {@code limit} before a position, by ascending position. */
    CompletionStage<List<Message>> before(ConversationId conversation, long position, int limit);

    /** The first {@code limit} with a greater seq, by ascending seq. */
    CompletionStage<List<Message>> changedAfter(ConversationId conversation, long seq, int limit);

    CompletionStage<Optional<Message>> find(ConversationId conversation, MessageId message);

    /** Deletes all of a conversation; durable once the stage is complete. */
    CompletionStage<Done> delete(ConversationId conversation);
}
