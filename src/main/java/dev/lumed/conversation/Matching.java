package dev.lumed.conversation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pending message, if any, a message of the backend's is.
 *
 * <p>Own messages: the first, in order of sending, that may have arrived and says the same. Replies: first by turn and
 * text, then by turn and order as long as the text does not speak against it, and last by the whole text alone, for a
 * stream that was taken for the answer to another message. Each is matched once, so equal texts stay as many as they
 * are. What the backend lists before the message that a reply answers cannot be that reply.
 */
final class Matching {
    private final State state;
    private final Streaming streaming;
    private final Set<MessageId> taken = new HashSet<>();

    Matching(State state, Streaming streaming) {
        this.state = state;
        this.streaming = streaming;
    }

    /**
     * Where a message stands in the backend's list.
     *
     * @param settledNow the places learnt in this reading
     * @param lastAsked the user's message listed last before it
     */
    record Place(long position, Map<MessageId, Long> settledNow, @Nullable MessageId lastAsked) {}

    /** For a message of the backend's list. */
    @Nullable
    Pending listed(RemoteMessage remote, Place place) {
        Pending match = state.log().findPending(remote.id());
        if (match == null) {
            match = remote.role() == Role.USER ? own(remote) : reply(remote, place);
        }
        if (match != null) {
            taken.add(match.message().id());
        }
        return match;
    }

    /** For a whole message that came on the socket, whose place is not known. */
    @Nullable
    Pending pushed(RemoteMessage remote) {
        return remote.role() == Role.USER ? own(remote) : reply(remote, null);
    }

    private @Nullable Pending own(RemoteMessage remote) {
        for (Pending each : state.log().pending()) {
            if (each.own() && each.mayBeListed() && isFree(each) && saysTheSame(each.message(), remote)) {
                return each;
            }
        }
        return null;
    }

    private @Nullable Pending reply(RemoteMessage remote, @Nullable Place place) {
        if (remote.role() != Role.ASSISTANT) {
            return null;
        }
        List<Pending> candidates = state.log().pending().stream()
                .filter(each -> each.provisional() && isFree(each))
                .toList();
        Pending byOrder = null;
        Pending byText = null;
        for (Pending each : candidates) {
            Picture picture = pictureOf(each.message());
            if (!isAllowed(each.message().replyTo(), place)) {
                byText = byText == null && picture.isWhole(remote.content()) ? each : byText;
            } else if (picture.agreesWith(remote.content())) {
                return each;
            } else if (byOrder == null && (isItsTurn(each, place) || picture.mayBeOf(remote.content()))) {
                byOrder = each;
            }
        }
        return byOrder != null ? byOrder : byText;
    }

    private boolean isFree(Pending each) {
        return !taken.contains(each.message().id());
    }

    private static boolean saysTheSame(Message own, RemoteMessage remote) {
        return own.content().equals(remote.content())
                || own.content().strip().equals(remote.content().strip());
    }

    private Picture pictureOf(Message reply) {
        Streaming.Draft draft = streaming.draft();
        String text =
                draft != null && draft.id().equals(reply.id()) ? draft.text().toString() : reply.content();
        return new Picture(text.strip(), reply.status() == Status.COMPLETE);
    }

    private static boolean isItsTurn(Pending reply, @Nullable Place place) {
        MessageId turn = reply.message().replyTo();
        return place != null && turn != null && turn.equals(place.lastAsked());
    }

    private boolean isAllowed(@Nullable MessageId turn, @Nullable Place place) {
        if (turn == null || place == null) {
            return true;
        }
        Long now = place.settledNow().get(turn);
        if (now != null) {
            return now < place.position();
        }
        if (state.log().findPending(turn) != null) {
            return false;
        }
        Message settled = state.log().find(turn);
        return settled == null || settled.position() < place.position();
    }
}
