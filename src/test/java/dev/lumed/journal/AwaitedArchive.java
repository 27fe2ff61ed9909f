package dev.lumed.journal;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.ServerId;
import dev.lumed.settings.Durability;
import dev.lumed.settings.PostgresqlSettings;
import dev.lumed.settings.StoreKind;
import dev.lumed.settings.StoreSettings;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** The daemon's archive on the disk, for worlds with a time of their own: each stage is complete when it is returned. */
public final class AwaitedArchive implements Archive, AutoCloseable {
    private final Store store;

    private AwaitedArchive(Store store) {
        this.store = store;
    }

    public static AwaitedArchive in(Path directory) {
        PostgresqlSettings none = new PostgresqlSettings(Optional.empty(), Optional.empty(), Optional.empty());
        return new AwaitedArchive(Store.open(new StoreSettings(StoreKind.SQLITE, Durability.PROCESS, none), directory));
    }

    /** However it ends: whoever asked finds out. */
    private static <T> CompletionStage<T> awaited(CompletionStage<T> stage) {
        stage.toCompletableFuture()
                .handle((done, failure) -> Done.getInstance())
                .join();
        return stage;
    }

    @Override
    public CompletionStage<Done> append(ConversationId conversation, List<Message> messages) {
        return awaited(store.archive().append(conversation, messages));
    }

    @Override
    public CompletionStage<Map<ServerId, Long>> positions(ConversationId conversation, Collection<ServerId> ids) {
        return awaited(store.archive().positions(conversation, ids));
    }

    @Override
    public CompletionStage<List<Message>> before(ConversationId conversation, long position, int limit) {
        return awaited(store.archive().before(conversation, position, limit));
    }

    @Override
    public CompletionStage<List<Message>> changedAfter(ConversationId conversation, long seq, int limit) {
        return awaited(store.archive().changedAfter(conversation, seq, limit));
    }

    @Override
    public CompletionStage<Optional<Message>> find(ConversationId conversation, MessageId message) {
        return awaited(store.archive().find(conversation, message));
    }

    @Override
    public CompletionStage<Done> delete(ConversationId conversation) {
        return awaited(store.archive().delete(conversation));
    }

    @Override
    public void close() {
        store.close();
    }
}
