package dev.lumed.http;

import dev.lumed.actor.FeedEvent;
import dev.lumed.api.EventJson;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * How far one reader of the feed has come: what it has got is not sent again. Used by one stream, one step at a time.
 */
final class Progress {
    /** More replies than these do not grow at once; for a forgotten one a reader merely gets a chunk twice. */
    private static final int MOST_GROWING = 64;

    private final @Nullable ConversationId conversation;
    private final ToLongFunction<FeedEvent.Change> id;
    private final ApiMetrics metrics;
    private final Map<Place, Integer> growing = new LinkedHashMap<>();
    private long last;

    private record Place(ConversationId conversation, MessageId message) {}

    private Progress(
            @Nullable ConversationId conversation, ToLongFunction<FeedEvent.Change> id, ApiMetrics metrics, long last) {
        this.conversation = conversation;
        this.id = id;
        this.metrics = metrics;
        this.last = last;
    }

    static Progress inConversation(ConversationId conversation, ApiMetrics metrics, long last) {
        return new Progress(conversation, FeedEvent.Change::seq, metrics, last);
    }

    static Progress inAll(ApiMetrics metrics, long last) {
        return new Progress(null, FeedEvent.Change::ordinal, metrics, last);
    }

    long last() {
        return last;
    }

    /**
     * What of it the reader has not got yet; nothing where that is all. A removal is always told: it may have happened
     * while the log was read, which holds what came after it, and not the removal itself.
     */
    ByteString show(SharedEvents.Entry entry) {
        FeedEvent event = entry.event();
        if (event instanceof FeedEvent.Change change && isNew(change)) {
            return change(change, entry.frame());
        }
        if (event instanceof FeedEvent.MessageChanged) {
            return ByteString.emptyByteString();
        }
        if (event instanceof FeedEvent.Chunk chunk) {
            return chunk(chunk, entry);
        }
        if (event instanceof FeedEvent.LogRebuilt) {
            metrics.reset();
        }
        return plain(entry.frame());
    }

    ByteString plain(EventFrame frame) {
        metrics.sent(frame.name().word());
        return frame.bytes();
    }

    /** To a reader that fell behind: what came after the last it got has to be read again. */
    ByteString behind() {
        return reset(last);
    }

    /** To a reader whose cursor tells nothing: everything has to be read again. */
    ByteString lost() {
        return reset(0);
    }

    private ByteString reset(long from) {
        metrics.reset();
        String about =
                Optional.ofNullable(conversation).map(ConversationId::value).orElse(null);
        return plain(EventFrame.of(new EventJson.Reset(about, from)));
    }

    private boolean isNew(FeedEvent.Change change) {
        return id.applyAsLong(change) > last;
    }

    private ByteString change(FeedEvent.Change change, EventFrame frame) {
        last = id.applyAsLong(change);
        if (change instanceof FeedEvent.MessageChanged changed) {
            remember(new Place(changed.conversation(), changed.message().id()), changed.message());
        }
        metrics.sent(frame.name().word());
        return frame.withId(last);
    }

    private void remember(Place place, Message message) {
        growing.remove(place);
        if (message.status() == Status.STREAMING || message.status() == Status.PARTIAL) {
            growing.put(place, message.content().length());
            if (growing.size() > MOST_GROWING) {
                growing.remove(growing.keySet().iterator().next());
            }
        }
    }

    /** A chunk that the text already shown includes, in part or as a whole, was offered before that text was read. */
    private ByteString chunk(FeedEvent.Chunk chunk, SharedEvents.Entry entry) {
        int shown = growing.getOrDefault(new Place(chunk.conversation(), chunk.message()), 0);
        int known = Math.max(0, shown - chunk.offset());
        if (known == 0) {
            return plain(entry.frame());
        }
        if (known >= chunk.text().length()) {
            return ByteString.emptyByteString();
        }
        String rest = chunk.text().substring(known);
        return plain(EventFrame.of(new EventJson.Chunk(
                chunk.conversation().value(), chunk.message().value(), shown, rest)));
    }
}
