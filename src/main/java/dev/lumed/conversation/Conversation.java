package dev.lumed.conversation;

import dev.lumed.conversation.Verdict.Fault;
import java.util.List;

/**
 * The durable core: decides what a conversation is. Pure; time and jitter come in with the {@link Moment}, what is to be
 * stored and done goes out with the {@link Decision}. The state that events rebuild survives a crash, the progress does
 * not need to.
 *
 * <ol>
 *   <li>History is the truth, a stream is a hint.
 *   <li>What is accepted is stored before anybody is told.
 *   <li>At most one send is with the network, and it is stored as started before it goes there.
 *   <li>The cursor moves in the same event as what was found behind it.
 * </ol>
 */
public final class Conversation {
    private final ConversationSettings settings;

    public Conversation(ConversationSettings settings) {
        this.settings = settings;
    }

    public Decision decide(State state, Progress progress, Input input, Moment now) {
        Rules rules = new Rules(new Deliberation(settings, state, progress, now));
        return rules.conclude(input.match(rules));
    }

    private static final class Rules implements Input.Cases<Verdict> {
        private static final Verdict TAKEN = new Verdict.Taken(null);

        private final Deliberation d;
        private final FlightRules flight;
        private final OutboxRules outbox;
        private final ReplyRules replies;
        private final HistoryRules history;

        Rules(Deliberation deliberation) {
            this.d = deliberation;
            this.flight = new FlightRules(d);
            this.outbox = new OutboxRules(d, flight);
            this.replies = new ReplyRules(d, flight);
            this.history = new HistoryRules(d, flight, replies);
        }

        Decision conclude(Verdict verdict) {
            if (verdict != SKIPPED) {
                outbox.pump();
                history.beginIfDue();
                archiveOldest();
            }
            return d.decided(verdict == SKIPPED ? TAKEN : verdict, replies.typing());
        }

        /** Given when nothing is to be concluded: a piece of a growing text costs no more than itself. */
        private static final Verdict SKIPPED = new Verdict.Taken(null);

        private void archiveOldest() {
            if (d.archiving || history.isConsulting()) {
                return;
            }
            List<Message> oldest = Window.beyond(d.state.log().settled());
            if (!oldest.isEmpty()) {
                d.archiving = true;
                d.act(new Action.Archive(oldest));
            }
        }

        @Override
        public Verdict begin(Input.Begin input) {
            if (!d.state.begun()) {
                d.emit(new Event.Began(input.profile(), d.now.wall().toEpochMilli()));
                return TAKEN;
            }
            return profileSeen(new Input.ProfileSeen(input.profile()));
        }

        @Override
        public Verdict profileSeen(Input.ProfileSeen input) {
            Event changed = new Event.ProfileChanged(input.profile());
            if (!changed.applyTo(d.state).profile().equals(d.state.profile())) {
                d.emit(changed);
            }
            return TAKEN;
        }

        @Override
        public Verdict open() {
            if (d.state.deleting()) {
                return new Verdict.Refused(Fault.FINISHED, "the conversation is deleted");
            }
            if (!d.state.open()) {
                d.emit(new Event.Opened());
            }
            return TAKEN;
        }

        @Override
        public Verdict close() {
            if (d.state.open()) {
                d.emit(new Event.Closed());
            }
            d.sending = d.sending.by(Transport.NONE);
            return TAKEN;
        }

        @Override
        public Verdict delete() {
            if (!d.state.deleting()) {
                d.emit(new Event.DeletionRequested());
            }
            d.sending = d.sending.by(Transport.NONE);
            return TAKEN;
        }

        @Override
        public Verdict send(Input.Send input) {
            return outbox.send(input);
        }

        @Override
        public Verdict resend(Input.Resend input) {
            return outbox.resend(input.id());
        }

        @Override
        public Verdict discard(Input.Discard input) {
            return outbox.discard(input.id());
        }

        @Override
        public Verdict markRead() {
            if (d.state.unread().count() > 0) {
                d.emit(new Event.MarkedRead());
            }
            return TAKEN;
        }

        /** What is closed has no way to the backend, whatever the link still says. */
        @Override
        public Verdict transportChanged(Input.TransportChanged input) {
            d.sending = d.sending.by(d.state.open() ? input.transport() : Transport.NONE);
            return TAKEN;
        }

        @Override
        public Verdict socketLost(Input.SocketLost input) {
            flight.socketLost(input.reason());
            replies.socketLost(input.reason());
            return TAKEN;
        }

        @Override
        public Verdict acknowledged() {
            flight.acknowledged();
            return TAKEN;
        }

        @Override
        public Verdict socketComplained(Input.SocketComplained input) {
            flight.complained(input);
            replies.complained(input.reason());
            return TAKEN;
        }

        @Override
        public Verdict replyStarted(Input.ReplyStarted input) {
            replies.replyStarted(input.id());
            return TAKEN;
        }

        @Override
        public Verdict chunk(Input.Chunk input) {
            boolean growing = d.streaming.draft() != null;
            replies.chunk(input);
            return growing && d.streaming.draft() != null ? SKIPPED : TAKEN;
        }

        @Override
        public Verdict replyEnded(Input.ReplyEnded input) {
            replies.replyEnded(input);
            return TAKEN;
        }

        @Override
        public Verdict messagePushed(Input.MessagePushed input) {
            replies.pushed(input.message());
            return TAKEN;
        }

        @Override
        public Verdict sendAnswered(Input.SendAnswered input) {
            flight.answered(input);
            if (input.reply() != null) {
                replies.answered(input.reply(), input.id());
            }
            return TAKEN;
        }

        @Override
        public Verdict sendRefused(Input.SendRefused input) {
            flight.refused(input);
            return TAKEN;
        }

        @Override
        public Verdict sendReturned(Input.SendReturned input) {
            flight.returned(input);
            return TAKEN;
        }

        @Override
        public Verdict sendUnanswered(Input.SendUnanswered input) {
            flight.unanswered(input);
            return TAKEN;
        }

        @Override
        public Verdict readRequested(Input.ReadRequested input) {
            history.requested(input.via());
            return TAKEN;
        }

        @Override
        public Verdict pageRead(Input.PageRead input) {
            history.pageRead(input.page());
            return TAKEN;
        }

        @Override
        public Verdict archiveConsulted(Input.ArchiveConsulted input) {
            history.archiveConsulted(input.positions());
            return TAKEN;
        }

        @Override
        public Verdict readFailed(Input.ReadFailed input) {
            history.failed(input);
            return TAKEN;
        }

        /**
         * While a page waits for what the archive knows, nothing may move there: it is archived again later. So is what
         * the archive could not take, with the next input.
         */
        @Override
        public Verdict archived(Input.Archived input) {
            d.archiving = false;
            if (input.messages().isEmpty()) {
                return SKIPPED;
            }
            if (!history.isConsulting()) {
                d.emit(new Event.MessagesArchived(input.messages()));
            }
            return TAKEN;
        }

        @Override
        public Verdict recovered(Input.Recovered input) {
            if (input.restoredTo() > d.state.log().lastSeq()) {
                flight.restored(input.restoredTo());
            }
            flight.recovered();
            replies.recovered();
            return TAKEN;
        }

        @Override
        public Verdict tick() {
            flight.tick();
            replies.tick();
            return TAKEN;
        }
    }
}
