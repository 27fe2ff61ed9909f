package dev.lumed.journal;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.ConversationSummary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** The directory as a map; every stage is complete when it is returned. */
public final class InMemoryDirectory implements Directory {

    private final Map<ConversationId, ConversationSummary> summaries = new TreeMap<>();
    private final InMemoryChronicle chronicle;
    private boolean failing;

    public InMemoryDirectory() {
        this(new InMemoryChronicle());
    }

    /** @param chronicle forgets a removed conversation as well */
    public InMemoryDirectory(InMemoryChronicle chronicle) {
        this.chronicle = chronicle;
    }

    @Override
    public synchronized List<ConversationSummary> load() {
        return List.copyOf(summaries.values());
    }

    /** Whether it takes nothing from now on. */
    public synchronized void fails(boolean failing) {
        this.failing = failing;
    }

    @Override
    public synchronized CompletionStage<Done> put(ConversationSummary summary) {
        if (failing) {
            return CompletableFuture.failedFuture(new StoreException("nothing can be written", "try again"));
        }
        summaries.put(summary.id(), summary);
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    /** Archive and journal are others' here. */
    @Override
    public CompletionStage<Done> erase(ConversationId conversation) {
        return remove(conversation);
    }

    @Override
    public synchronized CompletionStage<Done> remove(ConversationId conversation) {
        summaries.remove(conversation);
        chronicle.forget(conversation);
        return CompletableFuture.completedFuture(Done.getInstance());
    }
}
