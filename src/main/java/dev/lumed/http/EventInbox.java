package dev.lumed.http;

import dev.lumed.actor.Feed;
import dev.lumed.actor.FeedEvent;
import dev.lumed.conversation.ConversationId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What one reader of the feed has not read yet, bounded in events and in characters. A reader that falls behind
 * further loses all of it at once, and is told so.
 */
final class EventInbox implements Feed.Subscriber {
    private final Optional<ConversationId> follows;
    private final SharedEvents shared;
    private final Bounds bounds;
    private final Deque<SharedEvents.Entry> waiting = new ArrayDeque<>();
    private long characters;
    private boolean overflown;
    private @Nullable CompletableFuture<Batch> reader;

    /** How much may wait, and how much is handed over at once. */
    record Bounds(int events, long characters, int batch) {
        static final Bounds USUAL = new Bounds(512, 4_000_000, 32);
    }

    /**
     * The next events, at least one unless it is the last batch.
     *
     * @param last whether the reader fell behind: nothing comes after it
     */
    record Batch(List<SharedEvents.Entry> events, boolean last) {}

    EventInbox(Optional<ConversationId> follows, SharedEvents shared, Bounds bounds) {
        this.follows = follows;
        this.shared = shared;
        this.bounds = bounds;
    }

    @Override
    public Optional<ConversationId> follows() {
        return follows;
    }

    @Override
    public boolean offer(FeedEvent event) {
        SharedEvents.Entry entry = shared.entry(event);
        @Nullable CompletableFuture<Batch> waker;
        Batch batch;
        synchronized (this) {
            if (overflown) {
                return false;
            }
            add(entry);
            waker = reader;
            if (waker == null) {
                return !overflown;
            }
            reader = null;
            batch = next();
        }
        // Outside the lock: the reader may come back for more at once.
        waker.complete(batch);
        return !batch.last();
    }

    /** The next batch, when there is one. One reader at a time. */
    synchronized CompletionStage<Batch> take() {
        if (!waiting.isEmpty() || overflown) {
            return CompletableFuture.completedFuture(next());
        }
        reader = new CompletableFuture<>();
        return reader;
    }

    /** Ends the reader's stream as if it had fallen behind. */
    synchronized void giveUp() {
        overflown = true;
        waiting.clear();
        characters = 0;
    }

    /** A single event is never too large for an empty inbox: it could not be read otherwise. */
    private void add(SharedEvents.Entry entry) {
        boolean full = waiting.size() >= bounds.events()
                || (!waiting.isEmpty() && characters + entry.characters() > bounds.characters());
        if (full) {
            giveUp();
        } else {
            waiting.add(entry);
            characters += entry.characters();
        }
    }

    private Batch next() {
        List<SharedEvents.Entry> events = new ArrayList<>();
        while (!waiting.isEmpty() && events.size() < bounds.batch()) {
            SharedEvents.Entry entry = waiting.remove();
            characters -= entry.characters();
            events.add(entry);
        }
        return new Batch(events, overflown);
    }
}
