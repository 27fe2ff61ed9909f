package dev.lumed.measurements;

import com.typesafe.config.ConfigFactory;
import dev.lumed.conversation.Action;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Event;
import dev.lumed.conversation.LongTalk;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.ServerId;
import dev.lumed.conversation.State;
import dev.lumed.journal.Store;
import dev.lumed.link.Connection;
import dev.lumed.settings.Durability;
import dev.lumed.settings.PostgresqlSettings;
import dev.lumed.settings.StoreKind;
import dev.lumed.settings.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;

/** Keeps a conversation as the daemon does, in a store of its own: every event is on the disk before it goes on. */
final class KeptOnDisk implements LongTalk.Keeping, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ConversationId ID = new ConversationId("c0000000-0000-0000-0000-000000000001");

    private final Store store;
    private final ActorSystem<Keep> journal;

    private KeptOnDisk(Store store, ActorSystem<Keep> journal) {
        this.store = store;
        this.journal = journal;
    }

    static KeptOnDisk in(Path directory) {
        return in(directory, Durability.POWER);
    }

    static KeptOnDisk in(Path directory, Durability durability) {
        Store store = open(directory, durability);
        return new KeptOnDisk(
                store,
                ActorSystem.create(
                        new Journal(),
                        "measured",
                        store.pekkoConfig()
                                .withFallback(ConfigFactory.parseString("pekko.loglevel = WARNING"))
                                .withFallback(ConfigFactory.load())));
    }

    static Store open(Path directory, Durability durability) {
        return Store.open(
                new StoreSettings(
                        StoreKind.SQLITE,
                        durability,
                        new PostgresqlSettings(Optional.empty(), Optional.empty(), Optional.empty())),
                directory);
    }

    /** Events to be stored together. */
    private record Keep(List<Event> events, ActorRef<Done> replyTo) {}

    /** Stores events and snapshots as often as the actor of a conversation. */
    private static final class Journal extends EventSourcedBehavior<Keep, Event, State> {
        private static final int EVENTS_A_SNAPSHOT = 100;

        Journal() {
            super(PersistenceId.of("conversation", ID.value()));
        }

        @Override
        public State emptyState() {
            return State.UNBORN;
        }

        @Override
        public RetentionCriteria retentionCriteria() {
            return RetentionCriteria.snapshotEvery(EVENTS_A_SNAPSHOT, 1).withDeleteEventsOnSnapshot();
        }

        @Override
        public CommandHandler<Keep, Event, State> commandHandler() {
            return newCommandHandlerBuilder()
                    .forAnyState()
                    .onCommand(Keep.class, this::onKeep)
                    .build();
        }

        private Effect<Event, State> onKeep(Keep command) {
            return Effect().persist(command.events()).thenReply(command.replyTo(), state -> Done.getInstance());
        }

        @Override
        public EventHandler<State, Event> eventHandler() {
            return (state, event) -> event.applyTo(state);
        }
    }

    @Override
    public void events(List<Event> events) {
        await(AskPattern.<Keep, Done>ask(journal, replyTo -> new Keep(events, replyTo), PATIENCE, journal.scheduler()));
    }

    @Override
    public void note(Action.Note note) {
        store.chronicle().note(ID, note.id(), note.note());
    }

    /** The link to the backend has changed so. */
    void transition(Connection connection) {
        store.chronicle().transition(ID, connection);
    }

    /** Until all that was told of the past is written. */
    void settle() {
        await(store.chronicle().transitions(ID, 1));
    }

    @Override
    public void archive(List<Message> messages) {
        await(store.archive().append(ID, messages));
    }

    @Override
    public Map<ServerId, Long> positions(List<ServerId> ids) {
        return await(store.archive().positions(ID, ids));
    }

    /** The page of history before the message that came with a seq, as it is read for {@code before=}. */
    List<Message> page(long seq, int limit) {
        MessageId before = new MessageId("m" + Long.toString(seq, Character.MAX_RADIX));
        return await(store.archive().find(ID, before).thenCompose(found -> store.archive()
                .before(ID, found.orElseThrow().position(), limit + 1)));
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Override
    public void close() {
        journal.terminate();
        journal.getWhenTerminated().toCompletableFuture().join();
        store.close();
    }
}
