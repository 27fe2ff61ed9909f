package dev.lumed.conversation;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pending message, if any, a message of the backend's is.
 *
 * <p>Own messages: the first, in order of sending, that may have arrived and says the same. Replies: first by text, then
 * by turn and order; never by the text alone across turns. What the backend lists before the message that a reply
 * answers cannot be that reply.
 */
final class Matching {
    private final State state;
    private final Streaming streaming;
    private final Set<MessageId> taken = new HashSet<>();

    Matching(State state, Streaming streaming) {
        this.state = state;
        this.streaming = streaming;
    }

    /** For a message of the backend's list, at its place; {@code settledNow} are the places learnt in this reading. */
    @Nullable
    Pending listed(RemoteMessage remote, long position, Map<MessageId, Long> settledNow) {
        Pending same = state.log().findPending(remote.id());
        Pending match = same != null
                ? same
                : remote.role() == Role.USER
                        ? own(remote)
                        : reply(remote, turn -> isBefore(turn, position, settledNow));
        if (match != null) {
            taken.add(match.message().id());
        }
        return match;
    }

    /** For a whole message that came on the socket, whose place is not known. */
    @Nullable
    Pending pushed(RemoteMessage remote) {
        return remote.role() == Role.USER ? own(remote) : reply(remote, turn -> true);
    }

    private @Nullable Pending own(RemoteMessage remote) {
        for (Pending each : state.log().pending()) {
            if (each.own() && each.mayBeListed() && isFree(each) && saysTheSame(each.message(), remote)) {
                return each;
            }
        }
        return null;
    }

    private interface TurnTest {
        boolean allows(@Nullable MessageId turn);
    }

    private @Nullable Pending reply(RemoteMessage remote, TurnTest turns) {
        if (remote.role() != Role.ASSISTANT) {
            return null;
        }
        Pending byOrder = null;
        for (Pending each : state.log().pending()) {
            if (!each.provisional()
                    || !isFree(each)
                    || !turns.allows(each.message().replyTo())) {
                continue;
            }
            if (agrees(each.message(), remote.content())) {
                return each;
            }
            if (byOrder == null) {
                byOrder = each;
            }
        }
        return byOrder;
    }

    private boolean isFree(Pending each) {
        return !taken.contains(each.message().id());
    }

    private static boolean saysTheSame(Message own, RemoteMessage remote) {
        return own.content().equals(remote.content())
                || own.content().strip().equals(remote.content().strip());
    }

    /** A finished stream agrees with the same text, an unfinished one with any text that it begins. */
    private boolean agrees(Message reply, String stored) {
        Streaming.Draft draft = streaming.draft();
        String text =
                draft != null && draft.id().equals(reply.id()) ? draft.text().toString() : reply.content();
        return reply.status() == Status.COMPLETE
                ? stored.strip().equals(text.strip())
                : !text.isBlank() && stored.stripLeading().startsWith(text.strip());
    }

    private boolean isBefore(@Nullable MessageId turn, long position, Map<MessageId, Long> settledNow) {
        if (turn == null) {
            return true;
        }
        Long now = settledNow.get(turn);
        if (now != null) {
            return now < position;
        }
        Pending waiting = state.log().findPending(turn);
        if (waiting != null) {
            return false;
        }
        Message settled = state.log().find(turn);
        return settled == null || settled.position() < position;
    }
}
