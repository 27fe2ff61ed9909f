package dev.lumed.actor;

import dev.lumed.conversation.ConversationId;
import java.util.List;
import java.util.Optional;

/** The live feed's vocabulary. */
public final class Feed {
    private Feed() {}

    /** A reader, as the feed sees it. It must be quick and safe to call from any thread. */
    public interface Subscriber {
        /** The one conversation of which it is offered the events; empty for all. */
        Optional<ConversationId> follows();

        /** False when there is no room: the feed then drops the subscriber, which must tell its reader to read again. */
        boolean offer(FeedEvent event);
    }

    /**
     * Where the daemon's own feed stood when the subscription began.
     *
     * @param recent the last changes, oldest first, without gap up to {@code lastOrdinal}
     * @param lastOrdinal the ordinal of the latest change, started anew at each start of the daemon from its epoch milliseconds
     */
    public record Start(List<FeedEvent.Change> recent, long lastOrdinal) {
        public Start {
            recent = List.copyOf(recent);
        }
    }
}
