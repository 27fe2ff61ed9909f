package dev.lumed.actor;

import dev.lumed.conversation.ConversationId;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * The hub of the live feed: every conversation publishes here, every reader subscribes here. It numbers the
 * changes of the whole daemon and keeps the last {@value #KEPT}, so that a reader of everything can resume.
 */
final class FeedActor extends AbstractBehavior<FeedActor.Command> {
    private static final int KEPT = 2000;

    sealed interface Command {}

    record Publish(FeedEvent event) implements Command {}

    record Subscribe(Feed.Subscriber subscriber, ActorRef<Feed.Start> replyTo) implements Command {}

    record Unsubscribe(Feed.Subscriber subscriber) implements Command {}

    private final Set<Feed.Subscriber> ofAll = new LinkedHashSet<>();
    private final Map<ConversationId, Set<Feed.Subscriber>> ofOne = new HashMap<>();
    private final Deque<FeedEvent.Change> recent = new ArrayDeque<>();
    private long ordinal;

    private FeedActor(ActorContext<Command> context, InstantSource clock) {
        super(context);
        this.ordinal = clock.millis();
    }

    static Behavior<Command> create(InstantSource clock) {
        return Behaviors.setup(context -> new FeedActor(context, clock));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Publish.class, this::onPublish)
                .onMessage(Subscribe.class, this::onSubscribe)
                .onMessage(Unsubscribe.class, this::onUnsubscribe)
                .build();
    }

    private Behavior<Command> onPublish(Publish command) {
        FeedEvent event = command.event() instanceof FeedEvent.Change change ? numbered(change) : command.event();
        ofAll.removeIf(subscriber -> !subscriber.offer(event));
        // Of thousands of readers an event concerns a few.
        ofOne.computeIfPresent(event.conversation(), (conversation, subscribers) -> {
            subscribers.removeIf(subscriber -> !subscriber.offer(event));
            return subscribers.isEmpty() ? null : subscribers;
        });
        return this;
    }

    private FeedEvent numbered(FeedEvent.Change change) {
        FeedEvent.Change numbered = change.numbered(++ordinal);
        recent.addLast(numbered);
        if (recent.size() > KEPT) {
            recent.removeFirst();
        }
        return numbered;
    }

    private Behavior<Command> onSubscribe(Subscribe command) {
        Feed.Subscriber subscriber = command.subscriber();
        subscriber
                .follows()
                .map(conversation -> ofOne.computeIfAbsent(conversation, id -> new LinkedHashSet<>()))
                .orElse(ofAll)
                .add(subscriber);
        command.replyTo().tell(new Feed.Start(List.copyOf(recent), ordinal));
        return this;
    }

    private Behavior<Command> onUnsubscribe(Unsubscribe command) {
        Feed.Subscriber subscriber = command.subscriber();
        ofAll.remove(subscriber);
        subscriber
                .follows()
                .ifPresent(conversation -> ofOne.computeIfPresent(conversation, (id, subscribers) -> {
                    subscribers.remove(subscriber);
                    return subscribers.isEmpty() ? null : subscribers;
                }));
        return this;
    }
}
