package dev.lumed.conversation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation is: all that must survive a crash, and nothing else.
 *
 * @param open whether it is to be kept connected
 * @param deleting deleted here; the backend is still to be told
 * @param awaiting own messages that the backend has and has not answered, oldest first, at most {@value #MOST_AWAITING}
 * @param keys idempotency keys used, oldest first, those of pending messages and some ninety others
 */
public record State(
        Profile profile,
        boolean open,
        boolean deleting,
        Log log,
        Cursor cursor,
        List<MessageId> awaiting,
        List<KeyUse> keys,
        Unread unread) {
    static final int MOST_AWAITING = 16;

    /** Before its first event. */
    public static final State UNBORN =
            new State(Profile.UNKNOWN, false, false, Log.NONE, Cursor.START, List.of(), List.of(), Unread.START);

    public State {
        awaiting = List.copyOf(awaiting);
        keys = List.copyOf(keys);
    }

    public boolean begun() {
        return log.firstSeq() > 0;
    }

    public ConversationSummary summary(ConversationId id) {
        return new ConversationSummary(
                id,
                profile,
                open,
                deleting,
                log.count(),
                unread.count(),
                log.outbox(),
                log.lastSeq(),
                log.lastMessageAt());
    }

    @Nullable
    KeyUse keyUse(String key) {
        for (KeyUse use : keys) {
            if (use.key().equals(key)) {
                return use;
            }
        }
        return null;
    }

    /** The one send that was given to the network and has not come to its end. */
    @Nullable
    Pending inFlight() {
        for (Pending each : log.pending()) {
            if (each.inFlight()) {
                return each;
            }
        }
        return null;
    }

    /** Whether the backend has, or may have, this own message and has not answered it. */
    boolean owesReplyTo(@Nullable MessageId turn) {
        Pending flight = inFlight();
        return turn != null
                && (awaiting.contains(turn)
                        || (flight != null && flight.message().id().equals(turn)));
    }

    @Nullable
    Pending firstQueued() {
        for (Pending each : log.pending()) {
            if (each.message().status() == Status.QUEUED) {
                return each;
            }
        }
        return null;
    }

    State with(Log changed) {
        return new State(
                profile, open, deleting, changed, cursor, awaiting, KeyUse.kept(keys, changed.pending()), unread);
    }

    State with(Profile changed) {
        return new State(changed, open, deleting, log, cursor, awaiting, keys, unread);
    }

    State with(Cursor changed) {
        return new State(profile, open, deleting, log, changed, awaiting, keys, unread);
    }

    State with(KeyUse used) {
        List<KeyUse> all = new ArrayList<>(keys);
        all.add(used);
        return new State(profile, open, deleting, log, cursor, awaiting, KeyUse.kept(all, log.pending()), unread);
    }

    State with(Unread changed) {
        return new State(profile, open, deleting, log, cursor, awaiting, keys, changed);
    }

    State opened(boolean now) {
        return new State(profile, now, deleting, log, cursor, awaiting, keys, unread);
    }

    State deletionRequested() {
        return new State(profile, false, true, log, cursor, awaiting, keys, unread);
    }

    State nowAwaiting(MessageId turn) {
        return awaiting.contains(turn)
                ? this
                : new State(profile, open, deleting, log, cursor, newest(awaiting, turn), keys, unread);
    }

    /** As the first, which it was. */
    State againAwaiting(MessageId turn) {
        List<MessageId> all = new ArrayList<>(awaiting);
        all.remove(turn);
        all.add(0, turn);
        return new State(
                profile,
                open,
                deleting,
                log,
                cursor,
                all.subList(0, Math.min(all.size(), MOST_AWAITING)),
                keys,
                unread);
    }

    State noLongerAwaiting(@Nullable MessageId turn) {
        if (turn == null || !awaiting.contains(turn)) {
            return this;
        }
        List<MessageId> left = new ArrayList<>(awaiting);
        left.remove(turn);
        return new State(profile, open, deleting, log, cursor, left, keys, unread);
    }

    private static List<MessageId> newest(List<MessageId> old, MessageId added) {
        List<MessageId> list = new ArrayList<>(old);
        list.add(added);
        return list.size() > MOST_AWAITING ? list.subList(list.size() - MOST_AWAITING, list.size()) : list;
    }
}
