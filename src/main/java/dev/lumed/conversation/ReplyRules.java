package dev.lumed.conversation;

import dev.lumed.conversation.Streaming.Draft;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How replies come in: what streams is visible at once and provisional, anchored to the message it answers; it is one
 * message with what the backend's list holds of it later. The end of a stream, or its silence, asks for that list.
 */
final class ReplyRules {
    private static final Duration FIRST_LOOKUP = Duration.ofMillis(500);
    private static final Duration LONGEST_LOOKUP = Duration.ofSeconds(60);
    private static final int MOST_LOOKUPS = 12;
    private static final int LONGEST_REPLY = 1 << 20;

    /** Where the server sends its whole list whatever is asked, a longer one is not read for the sake of one id. */
    private static final int SHORT_LIST = 500;

    private final Deliberation d;
    private final OutboxRules outbox;

    ReplyRules(Deliberation deliberation, OutboxRules outbox) {
        this.d = deliberation;
        this.outbox = outbox;
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
        } else if (d.streaming.muted() == null && !isKnown(input.id())) {
            outbox.repliedTo();
            grow(resumedOrBegun(input.id()), input.text(), false);
            restDue();
        }
    }

    private static boolean isAnother(Draft draft, @Nullable ServerId id) {
        return id != null && draft.serverId() != null && !id.equals(draft.serverId());
    }

    private boolean isKnown(@Nullable ServerId id) {
        if (id == null) {
            return false;
        }
        Pending pending = d.state.log().findPending(id);
        return pending == null
                ? new Ledger(d.state).holds(id)
                : pending.message().status() == Status.COMPLETE;
    }

    private void grow(Draft draft, String text, boolean told) {
        if (draft.text().length() + text.length() > LONGEST_REPLY) {
            interrupt("the reply is longer than " + LONGEST_REPLY + " characters");
            d.streaming = d.streaming.muting(draft.id());
            return;
        }
        d.streaming = d.streaming.growing(draft.plus(text, d.in(d.settings.streamIdle())));
        if (told) {
            d.act(new Action.AnnounceChunk(draft.id(), draft.text().length(), text));
        }
    }

    /** A piece that comes late joins the reply it belongs to, unless another reply is due. */
    private Draft resumedOrBegun(@Nullable ServerId id) {
        Pending cut = lastCut();
        if (cut != null
                && (id == null
                        ? d.state.awaiting().isEmpty()
                        : id.equals(cut.message().serverId()))) {
            Message message = cut.message();
            d.emit(new Event.ReplyResumed(message.id()));
            return new Draft(message.id(), message.serverId(), Text.of(message.content()), d.now.elapsed());
        }
        return begun(id);
    }

    private Draft begun(@Nullable ServerId id) {
        List<MessageId> awaiting = d.state.awaiting();
        MessageId reply = d.nextId();
        d.emit(new Event.ReplyStarted(reply, id, awaiting.isEmpty() ? null : awaiting.get(0), d.now.wall()));
        d.note(reply, "stream-started", "on the socket");
        return new Draft(reply, id, Text.EMPTY, d.in(d.settings.streamIdle()));
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
        if (d.streaming.draft() != null) {
            interrupt("another reply began");
        }
        Pending known = d.state.log().findPending(id);
        if (known != null && known.message().status() == Status.PARTIAL) {
            d.emit(new Event.ReplyResumed(known.message().id()));
            d.streaming =
                    d.streaming.growing(new Draft(known.message().id(), id, Text.EMPTY, d.in(d.settings.streamIdle())));
        } else if (isKnown(id)) {
            d.streaming = d.streaming.muting(
                    known == null ? MessageId.of(0) : known.message().id());
        } else {
            outbox.repliedTo();
            d.streaming = d.streaming.growing(begun(id));
            restDue();
        }
    }

    void replyEnded(Input.ReplyEnded input) {
        Draft draft = d.streaming.draft();
        if (draft == null) {
            boolean due = d.streaming.muted() != null || !d.state.awaiting().isEmpty();
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

    void pushed(RemoteMessage remote, Via via) {
        Ledger ledger = new Ledger(d.state);
        if (ledger.holds(remote.id())) {
            Pending twin = d.state.log().findPending(remote.id());
            if (twin != null && twin.message().status() != Status.COMPLETE && !twin.own()) {
                recognise(twin.message().id(), remote);
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
            recognise(twin.message().id(), remote);
        } else {
            if (remote.role() == Role.ASSISTANT) {
                outbox.repliedTo();
            }
            List<MessageId> awaiting = d.state.awaiting();
            MessageId turn = remote.role() == Role.USER || awaiting.isEmpty() ? null : awaiting.get(0);
            MessageId id = d.nextId();
            d.emit(new Event.MessageArrived(id, remote, via, turn));
            d.note(id, "received", via == Via.WEBSOCKET ? "whole, on the socket" : "whole, with the send's answer");
        }
        restDue();
    }

    private void recognise(MessageId id, RemoteMessage remote) {
        outbox.settled(id);
        d.emit(new Event.MessageRecognised(id, remote));
        d.note(id, "recognised", "it is the backend's " + remote.id());
        completed(id);
        if (remote.role() == Role.USER) {
            outbox.replyIsDue();
        }
    }

    /** The whole of a message is known: what its stream still brings is ignored. */
    void completed(MessageId id) {
        Draft draft = d.streaming.draft();
        if (draft != null && draft.id().equals(id)) {
            d.streaming = d.streaming.muting(id);
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
        if (somethingIsMissing()) {
            d.streaming = d.streaming.searched(0);
        }
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
        Duration quietAt = d.streaming.quietAt();
        if (quietAt != null && d.reached(quietAt) && draft != null) {
            d.streaming = d.streaming.dueBy(draft.idleAt());
        } else if (quietAt != null && d.reached(quietAt)) {
            d.streaming = d.streaming.dueBy(null).searched(0);
            d.reading = d.reading.wanted(d.now.elapsed());
        }
    }

    /** The list was read to its end: what is still missing is looked up again later, and given up in the end. */
    void afterReading() {
        restDue();
        if (!somethingIsMissing()) {
            d.streaming = d.streaming.searched(0);
        } else if (d.streaming.lookups() < MOST_LOOKUPS) {
            int times = d.streaming.lookups();
            d.streaming = d.streaming.searched(times + 1);
            d.reading = d.reading.wanted(d.in(d.backoff(times, FIRST_LOOKUP, LONGEST_LOOKUP)));
        } else {
            List.copyOf(d.state.awaiting()).forEach(turn -> d.emit(new Event.ReplyGivenUp(turn)));
        }
    }

    boolean somethingIsMissing() {
        boolean silent = !d.state.awaiting().isEmpty() && d.streaming.quietAt() == null && d.streaming.draft() == null;
        if (silent) {
            return true;
        }
        for (Pending each : d.state.log().pending()) {
            boolean unrecognised = each.provisional() && each.message().status() == Status.COMPLETE;
            if (unrecognised || each.message().status() == Status.PARTIAL) {
                return true;
            }
        }
        return false;
    }

    boolean typing() {
        return d.streaming.draft() != null || (!d.state.awaiting().isEmpty() && d.streaming.quietAt() != null);
    }
}
