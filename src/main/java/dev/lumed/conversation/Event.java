package dev.lumed.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A thing that happened to a conversation and is stored for good. Applying one only computes the next state. Their stored
 * names are listed in the journal's codec and never change.
 */
public sealed interface Event {
    State applyTo(State state);

    /** lumed hears of the conversation for the first time. */
    record Began(Profile profile, long firstSeq) implements Event {
        @Override
        public State applyTo(State state) {
            return new State(
                    profile, false, false, Log.beginning(firstSeq), Cursor.START, List.of(), List.of(), Unread.START);
        }
    }

    record ProfileChanged(Profile profile) implements Event {
        @Override
        public State applyTo(State state) {
            String title = profile.title() == null ? state.profile().title() : profile.title();
            return state.with(new Profile(profile.persona(), title, profile.status(), profile.createdAt()));
        }
    }

    record Opened() implements Event {
        @Override
        public State applyTo(State state) {
            return state.opened(true);
        }
    }

    record Closed() implements Event {
        @Override
        public State applyTo(State state) {
            return state.opened(false);
        }
    }

    record DeletionRequested() implements Event {
        @Override
        public State applyTo(State state) {
            return state.deletionRequested();
        }
    }

    /** Whoever writes has seen what came before. */
    record MessageQueued(MessageId id, String content, @Nullable KeyUse key, Instant at) implements Event {
        @Override
        public State applyTo(State state) {
            Message message = new Message(
                    id,
                    null,
                    state.log().lastSeq() + 1,
                    state.log().pendingPosition(),
                    Role.USER,
                    content,
                    at,
                    Status.QUEUED,
                    Via.LOCAL,
                    null,
                    null,
                    Details.NONE);
            State next = state.with(state.log().addPending(new Pending(message, 0)))
                    .with(state.profile().titledBy(content))
                    .with(state.unread().seen(message.seq()));
            return key == null ? next : next.with(key);
        }
    }

    /** Stored before the network is given anything, so that after a crash the send is known to be uncertain. */
    record SendStarted(MessageId id, Via via) implements Event {
        @Override
        public State applyTo(State state) {
            return change(state, id, 1, message -> message.with(Status.SENDING, null));
        }
    }

    /** The backend has it. */
    record SendAccepted(MessageId id) implements Event {
        @Override
        public State applyTo(State state) {
            return change(state, id, 0, message -> message.with(Status.SENT, null))
                    .nowAwaiting(id);
        }
    }

    record SendUncertain(MessageId id, String reason) implements Event {
        @Override
        public State applyTo(State state) {
            return change(state, id, 0, message -> message.with(Status.UNCERTAIN, reason));
        }
    }

    /**
     * It is to be sent again.
     *
     * @param mayHaveArrived false only when the network certainly never took it
     */
    record SendReturned(MessageId id, String reason, boolean mayHaveArrived) implements Event {
        @Override
        public State applyTo(State state) {
            return change(state, id, mayHaveArrived ? 0 : -1, message -> message.with(Status.QUEUED, reason));
        }
    }

    /** The backend refused it, or has forgotten it. One refused while it was in flight did not arrive that time. */
    record SendFailed(MessageId id, String reason) implements Event {
        @Override
        public State applyTo(State state) {
            Pending flight = state.inFlight();
            boolean refused = flight != null && flight.message().id().equals(id);
            return change(state, id, refused ? -1 : 0, message -> message.with(Status.FAILED, reason))
                    .noLongerAwaiting(id);
        }
    }

    /**
     * The store was put back to what it held at an earlier time. What waited then may have been sent since, and every seq
     * up to this one may have been given to something that is not there any more.
     */
    record Restored(long seq) implements Event {
        private static final String REASON = "lumed was restored from a backup: it may have been sent since";

        @Override
        public State applyTo(State state) {
            State next = state.with(state.log().leapTo(seq));
            for (Pending each : state.log().pending()) {
                if (each.unsent()) {
                    boolean waits = each.undelivered();
                    next = change(
                            next,
                            each.message().id(),
                            1,
                            message -> waits ? message.with(Status.UNCERTAIN, REASON) : message);
                }
            }
            return next;
        }
    }

    /** A person decided that a message is to be tried again: what the backend called it before it forgot it is void. */
    record ResendRequested(MessageId id) implements Event {
        @Override
        public State applyTo(State state) {
            return change(state, id, 0, message -> message.unstored().with(Status.QUEUED, null));
        }
    }

    record MessageDiscarded(MessageId id) implements Event {
        @Override
        public State applyTo(State state) {
            return state.with(state.log().remove(id)).noLongerAwaiting(id);
        }
    }

    /**
     * What was streamed is no reply.
     *
     * @param open the message it was taken for the answer to, if that is waiting for its reply again
     */
    record ReplyRetracted(MessageId id, @Nullable MessageId open) implements Event {
        @Override
        public State applyTo(State state) {
            Pending retracted = state.log().findPending(id);
            State next = state.with(state.log().remove(id));
            if (retracted != null) {
                next = next.with(state.unread().without(state.log().bornAt(retracted.message())));
            }
            return open == null ? next : next.againAwaiting(open);
        }
    }

    record ReplyStarted(MessageId id, @Nullable ServerId serverId, @Nullable MessageId replyTo, Instant at)
            implements Event {
        @Override
        public State applyTo(State state) {
            Message message = new Message(
                    id,
                    serverId,
                    state.log().lastSeq() + 1,
                    state.log().pendingPosition(),
                    Role.ASSISTANT,
                    "",
                    at,
                    Status.STREAMING,
                    Via.WEBSOCKET,
                    replyTo,
                    null,
                    Details.NONE);
            return state.with(state.log().addPending(new Pending(message, 1)))
                    .with(state.unread().with(message.role()))
                    .noLongerAwaiting(replyTo);
        }
    }

    /** The stream stopped before its end: what came is kept until the history completes it. */
    record ReplyInterrupted(MessageId id, String text, String reason) implements Event {
        @Override
        public State applyTo(State state) {
            return change(state, id, 0, message -> message.says(text).with(Status.PARTIAL, reason));
        }
    }

    /** A late piece came after all. */
    record ReplyResumed(MessageId id) implements Event {
        @Override
        public State applyTo(State state) {
            return change(state, id, 0, message -> message.with(Status.STREAMING, null));
        }
    }

    record ReplyEnded(MessageId id, String text, Details details) implements Event {
        @Override
        public State applyTo(State state) {
            return change(state, id, 0, message -> message.says(text, details).with(Status.COMPLETE, null));
        }
    }

    /** A whole message came, with its id but without its place. */
    record MessageArrived(MessageId id, RemoteMessage remote, Via via, @Nullable MessageId replyTo) implements Event {
        @Override
        public State applyTo(State state) {
            Message message = new Message(
                    id,
                    remote.id(),
                    state.log().lastSeq() + 1,
                    state.log().pendingPosition(),
                    remote.role(),
                    remote.content(),
                    remote.createdAt(),
                    remote.role() == Role.USER ? Status.SENT : Status.COMPLETE,
                    via,
                    replyTo,
                    null,
                    remote.details());
            return state.with(state.log().addPending(new Pending(message, 1)))
                    .with(state.unread().with(message.role()))
                    .noLongerAwaiting(replyTo);
        }
    }

    /** A whole message came that is one we have: it gets its id and the backend's text. */
    record MessageRecognised(MessageId id, RemoteMessage remote) implements Event {
        @Override
        public State applyTo(State state) {
            Pending before = state.log().findPending(id);
            Status status = remote.role() == Role.USER ? Status.SENT : Status.COMPLETE;
            State next = change(state, id, 0, message -> message.stored(remote).with(status, null));
            return before != null && before.unsent() ? next.nowAwaiting(id) : next;
        }
    }

    /** No reply to this message is expected any longer. */
    record ReplyGivenUp(MessageId turn) implements Event {
        @Override
        public State applyTo(State state) {
            return state.noLongerAwaiting(turn);
        }
    }

    /** The backend's list brought news, and the cursor moves with them. */
    record HistoryRead(List<Listed> listed, Cursor cursor, Via via) implements Event {
        public HistoryRead {
            listed = List.copyOf(listed);
        }

        @Override
        public State applyTo(State state) {
            List<Message> placed = new ArrayList<>(listed.size());
            State next = state;
            long seq = state.log().lastSeq();
            int others = 0;
            for (Listed each : listed) {
                Message message = each.settled(state.log(), ++seq, via);
                placed.add(message);
                next = each.accepts(state.log())
                        ? next.nowAwaiting(message.id())
                        : next.noLongerAwaiting(message.replyTo());
                if (message.role() == Role.USER) {
                    next = next.with(next.profile().titledBy(message.content()));
                } else if (each.known() == null) {
                    others++;
                }
            }
            return next.with(state.log().settle(placed))
                    .with(cursor)
                    .with(state.unread().withListed(others));
        }
    }

    /** The backend's list was read to its end for the first time. */
    record CaughtUp() implements Event {
        @Override
        public State applyTo(State state) {
            return state.with(state.unread().caughtUp());
        }
    }

    /** Somebody looked at what has come. */
    record MarkedRead() implements Event {
        @Override
        public State applyTo(State state) {
            return state.with(state.unread().seen(state.log().lastSeq()));
        }
    }

    /** The oldest settled messages are in the archive now. */
    record MessagesArchived(List<MessageId> messages) implements Event {
        public MessagesArchived {
            messages = List.copyOf(messages);
        }

        @Override
        public State applyTo(State state) {
            return state.with(state.log().archive(messages));
        }
    }

    private static State change(State state, MessageId id, int exposed, UnaryOperator<Message> change) {
        long seq = state.log().lastSeq() + 1;
        return state.with(state.log()
                .change(id, each -> new Pending(change.apply(each.message()).at(seq), each.exposures() + exposed)));
    }
}
