package dev.lumed.http;

import dev.lumed.actor.FeedEvent;
import dev.lumed.api.ConnectionJson;
import dev.lumed.api.EventJson;
import dev.lumed.api.MessageJson;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes one entry of one event for all its readers, so that it is serialised once. The feed offers an event to one
 * reader after the other: remembering the latest is enough.
 */
final class SharedEvents {
    private static final int ENVELOPE = 300;

    private final AtomicReference<@Nullable Entry> latest = new AtomicReference<>();

    /** An event and, once somebody reads it, its bytes. */
    static final class Entry {
        private final FeedEvent event;
        private volatile @Nullable EventFrame frame;

        private Entry(FeedEvent event) {
            this.event = event;
        }

        FeedEvent event() {
            return event;
        }

        /** Two readers at the same moment may both make it, which is harmless. */
        EventFrame frame() {
            @Nullable EventFrame made = frame;
            if (made == null) {
                made = EventFrame.of(json(event));
                frame = made;
            }
            return made;
        }

        /** About how long it is, without making it. */
        int characters() {
            return ENVELOPE + textLength(event);
        }
    }

    Entry entry(FeedEvent event) {
        @Nullable Entry known = latest.get();
        if (known != null && known.event() == event) {
            return known;
        }
        Entry made = new Entry(event);
        latest.set(made);
        return made;
    }

    /** For one reader alone. */
    static Entry alone(FeedEvent event) {
        return new Entry(event);
    }

    private static int textLength(FeedEvent event) {
        if (event instanceof FeedEvent.MessageChanged changed) {
            return changed.message().content().length();
        }
        if (event instanceof FeedEvent.Chunk chunk) {
            return chunk.text().length();
        }
        return event instanceof FeedEvent.BackendEvent backend ? backend.data().length() : 0;
    }

    static EventJson json(FeedEvent event) {
        String conversation = event.conversation().value();
        if (event instanceof FeedEvent.MessageChanged changed) {
            return new EventJson.MessageEvent(conversation, MessageJson.of(changed.message()));
        }
        if (event instanceof FeedEvent.Chunk chunk) {
            return new EventJson.Chunk(conversation, chunk.message().value(), chunk.offset(), chunk.text());
        }
        if (event instanceof FeedEvent.Typing typing) {
            return new EventJson.Typing(conversation, typing.active());
        }
        if (event instanceof FeedEvent.ConnectionChanged changed) {
            return new EventJson.ConnectionEvent(conversation, ConnectionJson.of(changed.connection()));
        }
        if (event instanceof FeedEvent.ConversationChanged changed) {
            return new EventJson.ConversationEvent(conversation, ConversationRoutes.json(changed.view()));
        }
        if (event instanceof FeedEvent.MessageRemoved removed) {
            return EventJson.MessageRemoved.of(removed.conversation(), removed.message());
        }
        if (event instanceof FeedEvent.LogRebuilt) {
            return new EventJson.Reset(conversation, 0);
        }
        if (event instanceof FeedEvent.BackendEvent backend) {
            return EventJson.BackendEvent.of(backend.conversation(), backend.type(), backend.data());
        }
        throw new IllegalStateException("an event of no known kind: " + event.getClass());
    }
}
