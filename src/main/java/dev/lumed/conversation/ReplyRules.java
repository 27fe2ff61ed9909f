package dev.lumed.conversation;

import dev.lumed.conversation.Streaming.Draft;
import dev.lumed.conversation.Streaming.Muted;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How replies come in: what streams is visible at once and provisional, anchored to the message it answers; it is one
 * message with what the backend's list holds of it later. The end of a stream, or its silence, asks for that list.
 */
final class ReplyRules {

    private static final int LONGEST_REPLY = 1 << 20;

    /** Where the server sends its whole list whatever is asked, a longer one is not read for the sake of one id. */
    private static final int SHORT_LIST = 500;

    private final Deliberation d;
    private final FlightRules flight;
    private final MissingReplies missing;

    ReplyRules(Deliberation deliberation, FlightRules flight) {
        this.d = deliberation;
        this.flight = flight;
        this.missing = new MissingReplies(deliberation);
    }

    void chunk(Input.Chunk input) {
        if (input.text().isEmpty()) {
            return;
        }
        Draft draft = d.streaming.draft();
        if (draft != null && isAnother(draft, input.id())) {
            interrupt("another reply began");
            draft = null;
        }
        if (draft != null) {
            grow(draft, input.text(), true);
        } else if (isMuted(input.id())) {
            heard();
        } else {
            grow(resumedOrBegun(input.id()), input.text(), false);
            restDue();
        }
    }

    private static boolean isAnother(Draft draft, @Nullable ServerId id) {
        return id != null && draft.serverId() != null && !id.equals(draft.serverId());
    }

    /** Whether a piece, with the id of its reply where the server gives one, is of a reply known as a whole. */
    private boolean isMuted(@Nullable ServerId id) {
        Muted muted = d.streaming.muted();
        if (id == null) {
            return muted != null;
        }
        Pending pending = d.state.log().findPending(id);
        return isKnown(id)
                || (muted != null && pending != null && pending.message().id().equals(muted.reply()));
    }

    private void heard() {
        Muted muted = d.streaming.muted();
        if (muted != null) {
            mute(muted.reply(), true);
        }
    }

    private void mute(MessageId reply, boolean heard) {
        d.streaming = d.streaming.muting(new Muted(reply, heard, d.in(d.settings.streamIdle())));
    }

    private boolean isKnown(ServerId id) {
        Pending pending = d.state.log().findPending(id);
        return pending == null
                ? new Ledger(d.state).holds(id)
                : pending.message().status() == Status.COMPLETE;
    }

    private void grow(Draft draft, String text, boolean told) {
        if (draft.text().length() + text.length() > LONGEST_REPLY) {
            interrupt("the reply is longer than " + LONGEST_REPLY + " characters");
            mute(draft.id(), true);
            return;
        }
        d.streaming = d.streaming.growing(draft.plus(text, d.in(d.settings.streamIdle())));
        if (told) {
            d.act(new Action.AnnounceChunk(draft.id(), draft.text().length(), text));
        }
    }

    /**
     * A piece that comes late joins the reply it belongs to: as long as the list lacks a reply that was cut, the backend,
     * which makes one after the other, is still making that one.
     */
    private Draft resumedOrBegun(@Nullable ServerId id) {
        Pending cut = id == null ? lastCut() : cut(id);
        if (cut != null) {
            Message message = cut.message();
            d.emit(new Event.ReplyResumed(message.id()));
            return new Draft(message.id(), message.serverId(), Text.of(message.content()), d.now.elapsed());
        }
        return begun(id);
    }

    private Draft begun(@Nullable ServerId id) {
        MessageId reply = d.nextId();
        d.emit(new Event.ReplyStarted(reply, id, flight.nowAnswered(), d.now.wall()));
        d.note(reply, "stream-started", "on the socket");
        return new Draft(reply, id, Text.EMPTY, d.in(d.settings.streamIdle()));
    }

    private @Nullable Pending cut(ServerId id) {
        Pending named = d.state.log().findPending(id);
        return named != null && named.message().status() == Status.PARTIAL ? named : null;
    }

    private @Nullable Pending lastCut() {
        List<Pending> pending = d.state.log().pending();
        for (int i = pending.size() - 1; i >= 0; i--) {
            if (pending.get(i).message().status() == Status.PARTIAL) {
                return pending.get(i);
            }
        }
        return null;
    }

    void replyStarted(ServerId id) {
        Draft draft = d.streaming.draft();
        if (draft != null && id.equals(draft.serverId())) {
            return;
        }
        if (draft != null) {
            interrupt("another reply began");
        }
        Pending known = cut(id);
        if (known != null) {
            d.emit(new Event.ReplyResumed(known.message().id()));
            d.streaming =
                    d.streaming.growing(new Draft(known.message().id(), id, Text.EMPTY, d.in(d.settings.streamIdle())));
        } else if (!isKnown(id)) {
            d.streaming = d.streaming.growing(begun(id));
            restDue();
        }
    }

    void replyEnded(Input.ReplyEnded input) {
        Draft draft = d.streaming.draft();
        if (draft == null) {
            Muted muted = d.streaming.muted();
            boolean due =
                    (muted != null && muted.heard()) || !d.state.awaiting().isEmpty();
            d.streaming = d.streaming.ended();
            if (due) {
                d.reading = d.reading.wanted(d.now.elapsed());
            }
            return;
        }
        String text = input.text() == null ? draft.text().toString() : input.text();
        d.emit(new Event.ReplyEnded(draft.id(), text, input.details()));
        d.note(draft.id(), "stream-ended", text.length() + " characters");
        d.streaming = d.streaming.ended().dueBy(d.state.awaiting().isEmpty() ? null : d.in(d.settings.streamIdle()));
        if (!d.state.cursor().pagingIgnored() || d.state.cursor().read() <= SHORT_LIST) {
            d.reading = d.reading.wanted(d.now.elapsed());
        }
    }

    /** A whole message came on the socket: a reply answers the oldest message that awaits one. */
    void pushed(RemoteMessage remote) {
        arrived(remote, Via.WEBSOCKET, remote.role() == Role.ASSISTANT ? flight.nowAnswered() : null);
    }

    /** The backend's answer to a send brought the reply with it. */
    void answered(RemoteMessage reply, MessageId turn) {
        arrived(reply, Via.REST, turn);
    }

    private void arrived(RemoteMessage remote, Via via, @Nullable MessageId turn) {
        Ledger ledger = new Ledger(d.state);
        if (ledger.holds(remote.id())) {
            Pending twin = d.state.log().findPending(remote.id());
            if (twin != null && twin.message().status() != Status.COMPLETE && !twin.own()) {
                recognise(twin, remote);
            } else if (twin != null) {
                d.note(twin.message().id(), "double-suppressed", "came again on the socket");
            }
            return;
        }
        if (d.state.log().archive().mayHold(remote)) {
            d.reading = d.reading.wanted(d.now.elapsed());
            return;
        }
        Pending twin = new Matching(d.state, d.streaming).pushed(remote);
        if (twin != null) {
            recognise(twin, remote);
        } else {
            MessageId id = d.nextId();
            d.emit(new Event.MessageArrived(id, remote, via, turn));
            if (turn != null) {
                completed(id);
            }
            d.note(id, "received", via == Via.WEBSOCKET ? "whole, on the socket" : "whole, with the send's answer");
        }
        restDue();
    }

    private void recognise(Pending twin, RemoteMessage remote) {
        MessageId id = twin.message().id();
        flight.settled(id);
        d.emit(new Event.MessageRecognised(id, remote));
        d.note(id, "recognised", "it is the backend's " + remote.id());
        if (twin.own() && twin.unsent()) {
            flight.replyIsDue();
        } else if (!twin.own()) {
            becameWhole(twin);
        }
    }

    /** Replies in the list that just was merged: {@code before} is what was known until then. */
    void listed(List<Listed> listed, State before) {
        for (Listed each : listed) {
            Pending pending = each.known() == null ? null : before.log().findPending(each.known());
            if (pending != null) {
                becameWhole(pending);
            } else if (each.remote().role() == Role.ASSISTANT && before.owesReplyTo(each.replyTo())) {
                completed(MessageId.of(0));
            }
        }
        restDue();
    }

    private void becameWhole(Pending reply) {
        if (!reply.own() && reply.message().status() != Status.COMPLETE) {
            completed(reply.message().id());
        }
    }

    /** The whole of a reply is known, before its stream ended or even began: what that still brings is ignored. */
    private void completed(MessageId id) {
        Draft draft = d.streaming.draft();
        boolean growing = draft != null && draft.id().equals(id);
        if (growing
                || (draft == null
                        && d.streaming.muted() == null
                        && d.state.awaiting().isEmpty())) {
            mute(id, growing);
        }
    }

    /** With nothing awaited nothing can be silent. */
    void restDue() {
        if (d.state.awaiting().isEmpty()) {
            d.streaming = d.streaming.dueBy(null);
        }
    }

    void socketLost(String reason) {
        if (d.streaming.draft() != null) {
            interrupt(reason);
        }
        if (d.streaming.muted() != null) {
            d.streaming = d.streaming.ended();
        }
        missing.searchAnew();
    }

    /** A reply that was coming in will hardly go on. */
    void complained(String reason) {
        if (d.streaming.draft() != null) {
            interrupt(reason);
            d.reading = d.reading.wanted(d.now.elapsed());
        }
    }

    void recovered() {
        for (Pending each : d.state.log().pending()) {
            Message message = each.message();
            if (message.status() == Status.STREAMING) {
                d.emit(new Event.ReplyInterrupted(
                        message.id(), message.content(), "lumed was stopped while it was coming in"));
            }
        }
        if (!d.state.awaiting().isEmpty()) {
            d.streaming = d.streaming.dueBy(d.in(d.settings.streamIdle()));
        }
    }

    private void interrupt(String reason) {
        Draft draft = d.streaming.draft();
        if (draft == null) {
            return;
        }
        d.emit(new Event.ReplyInterrupted(draft.id(), draft.text().toString(), reason));
        d.note(draft.id(), "interrupted", reason);
        d.streaming = d.streaming.ended();
    }

    void tick() {
        Draft draft = d.streaming.draft();
        if (draft != null && d.reached(draft.idleAt())) {
            interrupt("no more of the reply came for " + Words.of(d.settings.streamIdle()));
            d.reading = d.reading.wanted(d.now.elapsed());
        }
        Muted muted = d.streaming.muted();
        if (muted != null && d.reached(muted.until())) {
            replyEnded(new Input.ReplyEnded(null, null, Details.NONE));
        }
        Duration quietAt = d.streaming.quietAt();
        if (quietAt != null && d.reached(quietAt) && draft != null) {
            d.streaming = d.streaming.dueBy(draft.idleAt());
        } else if (quietAt != null && d.reached(quietAt)) {
            d.streaming = d.streaming.dueBy(null).searched(0);
            d.reading = d.reading.wanted(d.now.elapsed());
        }
    }

    void afterReading() {
        restDue();
        missing.afterReading();
    }

    boolean somethingIsMissing() {
        return missing.areAny();
    }

    boolean typing() {
        return d.streaming.draft() != null || (!d.state.awaiting().isEmpty() && d.streaming.quietAt() != null);
    }
}
