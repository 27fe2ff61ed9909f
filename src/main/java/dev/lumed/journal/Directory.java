package dev.lumed.journal;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.ConversationSummary;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/**
 * Which conversations exist. A stage that cannot be fulfilled fails with a {@link StoreException}. Stages complete on
 * threads of the store: what hangs on them must not block.
 */
public interface Directory {

    /** All of them, by id. Blocks: for the start only. */
    List<ConversationSummary> load();

    /** Adds or replaces; durable once the stage is complete. */
    CompletionStage<Done> put(ConversationSummary summary);

    /** Forgets a conversation, with its transitions and its messages' stories; durable once the stage is complete. */
    CompletionStage<Done> remove(ConversationId conversation);

    /**
     * Removes all there is of a conversation, its archive, events and snapshots as well, as if it had never been; durable
     * once the stage is complete. Its actor must have ended: it would go on from a state that nothing stored bears out.
     */
    CompletionStage<Done> erase(ConversationId conversation);
}
