package dev.lumed.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which message of the user's each listed reply answers: the oldest one still awaiting it, else the one just before. */
final class Turns {
    private final State state;
    private final List<MessageId> awaiting;
    private @Nullable MessageId lastAsked;

    Turns(State state) {
        this.state = state;
        this.awaiting = new ArrayList<>(state.awaiting());
    }

    void asked(MessageId id, boolean awaitsReply) {
        lastAsked = id;
        if (awaitsReply && !awaiting.contains(id)) {
            awaiting.add(id);
        }
    }

    @Nullable
    MessageId answeredBy(@Nullable MessageId known, long position, Map<MessageId, Long> settledNow) {
        if (known != null) {
            awaiting.remove(known);
            return known;
        }
        for (MessageId turn : awaiting) {
            if (stands(turn, settledNow) < position) {
                awaiting.remove(turn);
                return turn;
            }
        }
        return lastAskedBefore(position);
    }

    private long stands(MessageId turn, Map<MessageId, Long> settledNow) {
        Long now = settledNow.get(turn);
        if (now != null) {
            return now;
        }
        Message message = state.log().find(turn);
        return message == null ? 0 : message.position();
    }

    /** The user's message that stands last before {@code position}. */
    @Nullable
    MessageId lastAskedBefore(long position) {
        if (lastAsked != null) {
            return lastAsked;
        }
        List<Message> settled = state.log().settled();
        for (int i = settled.size() - 1; i >= 0; i--) {
            Message message = settled.get(i);
            if (message.role() == Role.USER && message.position() < position) {
                return message.id();
            }
        }
        return null;
    }
}
