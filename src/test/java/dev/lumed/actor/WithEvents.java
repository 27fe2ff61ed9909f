package dev.lumed.actor;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.ConversationSummary;
import dev.lumed.journal.Directory;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** A directory beside which the events of its conversations are on a virtual disk, and are erased with them. */
record WithEvents(Directory directory, VirtualDisk disk) implements Directory {
    @Override
    public List<ConversationSummary> load() {
        return directory.load();
    }

    @Override
    public CompletionStage<Done> put(ConversationSummary summary) {
        return directory.put(summary);
    }

    @Override
    public CompletionStage<Done> remove(ConversationId conversation) {
        return directory.remove(conversation);
    }

    @Override
    public CompletionStage<Done> erase(ConversationId conversation) {
        disk.erase(ConversationActor.persistenceId(conversation).id());
        return directory.erase(conversation);
    }
}
