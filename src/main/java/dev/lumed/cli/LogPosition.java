package dev.lumed.cli;

import dev.lumed.api.ApiJson;
import dev.lumed.api.ConversationJson;
import dev.lumed.api.ConversationsJson;
import dev.lumed.api.EventJson;
import dev.lumed.api.MessageJson;
import dev.lumed.api.MessagesJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How far the log of each conversation was read: what an event stream says it has missed is read from there, and nothing
 * is taken twice.
 */
final class LogPosition {

    private static final int PAGE = 1000;

    private final Daemon daemon;
    private final Map<String, Long> seqs = new HashMap<>();
    private boolean knowsAll;

    LogPosition(Daemon daemon) {
        this.daemon = daemon;
    }

    /** From now on in every conversation, those to come included. */
    void startFromNow() throws CommandException {
        conversations().forEach(conversation -> seqs.putIfAbsent(conversation.id(), conversation.lastSeq()));
        knowsAll = true;
    }

    void startFrom(String conversation, long seq) {
        seqs.put(conversation, seq);
    }

    /** Whether this is new. */
    boolean take(EventJson.MessageEvent event) {
        long seq = event.message().seq();
        boolean fresh = seq > seqs.getOrDefault(event.conversationId(), -1L);
        if (fresh) {
            seqs.put(event.conversationId(), seq);
        }
        return fresh;
    }

    /**
     * Reads what was missed, in the order of each log. Where it is not known from where to read, it is from now on.
     *
     * @param reader whether more is wanted
     */
    boolean fill(EventJson.Reset reset, Predicate<SseEvent> reader) throws CommandException {
        @Nullable String one = reset.conversationId();
        if (one != null) {
            seqs.merge(one, reset.lastSeq(), Math::min);
            return fill(one, reader);
        }
        if (!knowsAll) {
            startFromNow();
        }
        for (ConversationJson conversation : conversations()) {
            if (seqs.getOrDefault(conversation.id(), 0L) < conversation.lastSeq() && !fill(conversation.id(), reader)) {
                return false;
            }
        }
        return true;
    }

    private List<ConversationJson> conversations() throws CommandException {
        return daemon.get("/v1/conversations").as(ConversationsJson.class).conversations();
    }

    private boolean fill(String conversation, Predicate<SseEvent> reader) throws CommandException {
        boolean more = true;
        while (more) {
            MessagesJson page = daemon.get("/v1/conversations/" + Daemon.part(conversation) + "/messages?limit=" + PAGE
                            + "&after=" + seqs.getOrDefault(conversation, 0L))
                    .as(MessagesJson.class);
            for (MessageJson message : page.messages()) {
                EventJson.MessageEvent event = new EventJson.MessageEvent(conversation, message);
                if (take(event) && !reader.test(event(event))) {
                    return false;
                }
            }
            more = page.hasMore() && !page.messages().isEmpty();
        }
        return true;
    }

    /** Without an id: its place in the stream is not known. */
    private static SseEvent event(EventJson.MessageEvent event) {
        return new SseEvent(Optional.empty(), event.name().word(), ApiJson.write(event));
    }
}
