package dev.lumed.http;

import dev.lumed.actor.Feed;
import dev.lumed.actor.FeedEvent;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A feed that is offered to its readers in the caller's thread, one event after the other. */
final class FakeFeed {
    /** So many messages are remembered. */
    static final int RING = 8;

    private final Set<Feed.Subscriber> subscribers = new LinkedHashSet<>();
    private final Deque<FeedEvent.Change> recent = new ArrayDeque<>();
    private long ordinal = 1_000;

    synchronized Message publish(ConversationId id, Message message) {
        publish(new FeedEvent.MessageChanged(id, message, 0));
        return message;
    }

    synchronized void publish(FeedEvent.Change change) {
        FeedEvent.Change numbered = change.numbered(++ordinal);
        recent.add(numbered);
        if (recent.size() > RING) {
            recent.remove();
        }
        emit(numbered);
    }

    synchronized void emit(FeedEvent event) {
        List.copyOf(subscribers).stream()
                .filter(subscriber ->
                        subscriber.follows().map(event.conversation()::equals).orElse(true))
                .filter(subscriber -> !subscriber.offer(event))
                .forEach(subscribers::remove);
    }

    synchronized Feed.Start subscribe(Feed.Subscriber subscriber) {
        subscribers.add(subscriber);
        return new Feed.Start(List.copyOf(recent), ordinal);
    }

    synchronized void unsubscribe(Feed.Subscriber subscriber) {
        subscribers.remove(subscriber);
    }

    synchronized int subscribers() {
        return subscribers.size();
    }

    synchronized long lastOrdinal() {
        return ordinal;
    }
}
