package dev.lumed.journal;

import dev.lumed.conversation.Event;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Profile;
import dev.lumed.conversation.State;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;

/** The smallest persistent actor that stores real events and real snapshots: it queues messages and counts them. */
final class Tally extends EventSourcedBehavior<Tally.Command, Event, State> {

    interface Command {}

    /** Queues messages with these texts, as one write. */
    record Queue(List<String> texts, ActorRef<Done> replyTo) implements Command {
        Queue {
            texts = List.copyOf(texts);
        }
    }

    record Texts(ActorRef<List<String>> replyTo) implements Command {}

    record Stop(ActorRef<Done> replyTo) implements Command {}

    private final RetentionCriteria retention;

    private Tally(String id, RetentionCriteria retention) {
        super(PersistenceId.ofUniqueId(id));
        this.retention = retention;
    }

    static Tally create(String id, RetentionCriteria retention) {
        return new Tally(id, retention);
    }

    static RetentionCriteria everyTenEvents() {
        return RetentionCriteria.snapshotEvery(10, 2).withDeleteEventsOnSnapshot();
    }

    @Override
    public State emptyState() {
        return State.UNBORN;
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return retention;
    }

    @Override
    public CommandHandler<Command, Event, State> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Queue.class, this::onQueue)
                .onCommand(Texts.class, this::onTexts)
                .onCommand(Stop.class, stop -> Effect().stop().thenReply(stop.replyTo(), state -> Done.getInstance()))
                .build();
    }

    @Override
    public EventHandler<State, Event> eventHandler() {
        return (state, event) -> event.applyTo(state);
    }

    private Effect<Event, State> onQueue(State state, Queue command) {
        Stream<Event> began = state.begun()
                ? Stream.empty()
                : Stream.of(new Event.Began(new Profile("coach", null, "active", Instant.EPOCH), 1));
        Stream<Event> queued = command.texts().stream()
                .map(text -> new Event.MessageQueued(new MessageId("m-" + text), text, null, Instant.EPOCH));
        return Effect()
                .persist(Stream.concat(began, queued).toList())
                .thenReply(command.replyTo(), next -> Done.getInstance());
    }

    private Effect<Event, State> onTexts(State state, Texts query) {
        query.replyTo()
                .tell(state.log().pending().stream()
                        .map(pending -> pending.message().content())
                        .toList());
        return Effect().none();
    }
}
