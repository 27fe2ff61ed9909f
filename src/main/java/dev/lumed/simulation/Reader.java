package dev.lumed.simulation;

import dev.lumed.conversation.Log;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Somebody who follows a conversation by what is told, and after a break asks only for what changed since: what they have
 * in the end must be what the log holds.
 */
final class Reader {
    private final Map<MessageId, Message> messages = new HashMap<>();
    private final Map<MessageId, StringBuilder> growing = new HashMap<>();
    private long last;
    private boolean typing;

    /** What readers were told makes no sense. */
    static final class ConfusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ConfusedException(String what) {
            super(what);
        }
    }

    void changed(Message message) {
        if (message.seq() <= last) {
            throw new ConfusedException("told of seq " + message.seq() + " after " + last);
        }
        last = message.seq();
        messages.put(message.id(), message);
        growing.put(message.id(), new StringBuilder(message.content()));
    }

    void removed(MessageId id, long seq) {
        if (messages.remove(id) == null) {
            throw new ConfusedException("told that " + id + " is gone, which was never there");
        }
        last = Math.max(last, seq);
        growing.remove(id);
    }

    void grew(MessageId id, int offset, String text) {
        StringBuilder known = growing.get(id);
        if (known == null || known.length() != offset) {
            throw new ConfusedException("a piece of " + id + " at " + offset + " does not follow on "
                    + (known == null ? "nothing" : known.length() + " characters"));
        }
        known.append(text);
    }

    void typing(boolean active) {
        typing = active;
    }

    /** Comes back after a break, as a client of the API does: with the cursor, or anew where that is too old. */
    void resume(Log log, Collection<Message> archived) {
        typing = false;
        if (last != 0 && (last < log.oldestCursor() || last > log.lastSeq())) {
            messages.clear();
            growing.clear();
            last = 0;
        }
        Map<Long, Message> missed = new TreeMap<>();
        archived.forEach(message -> missed.put(message.seq(), message));
        log.inOrder().forEach(message -> missed.put(message.seq(), message));
        long from = last;
        missed.values().stream().filter(message -> message.seq() > from).forEach(this::changed);
        last = Math.max(last, log.lastSeq());
    }

    /** What is wrong with what they have, where this is shown. */
    List<String> complaints(List<Message> shown) {
        List<String> complaints = new ArrayList<>();
        if (typing) {
            complaints.add("readers were told of typing for ever");
        }
        if (messages.size() != shown.size()) {
            complaints.add("readers know " + messages.size() + " messages instead of " + shown.size());
        }
        for (Message message : shown) {
            Message told = messages.get(message.id());
            if (told == null
                    || told.status() != message.status()
                    || told.seq() != message.seq()
                    || !text(message.id()).equals(message.content())) {
                complaints.add("readers were told " + told + " instead of " + message);
            }
        }
        return complaints;
    }

    private String text(MessageId id) {
        StringBuilder text = growing.get(id);
        return text == null ? "" : text.toString();
    }
}
