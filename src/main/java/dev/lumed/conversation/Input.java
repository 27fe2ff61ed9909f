package dev.lumed.conversation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that can reach a conversation. */
public sealed interface Input {
    <R> R match(Cases<R> cases);

    /** One answer for each input. */
    interface Cases<R> {
        R begin(Begin input);

        R profileSeen(ProfileSeen input);

        R open();

        R close();

        R delete();

        R send(Send input);

        R resend(Resend input);

        R discard(Discard input);

        R markRead();

        R transportChanged(TransportChanged input);

        R socketLost(SocketLost input);

        R acknowledged();

        R socketComplained(SocketComplained input);

        R replyStarted(ReplyStarted input);

        R chunk(Chunk input);

        R replyEnded(ReplyEnded input);

        R messagePushed(MessagePushed input);

        R sendAnswered(SendAnswered input);

        R sendRefused(SendRefused input);

        R sendReturned(SendReturned input);

        R sendUnanswered(SendUnanswered input);

        R readRequested(ReadRequested input);

        R pageRead(PageRead input);

        R archiveConsulted(ArchiveConsulted input);

        R readFailed(ReadFailed input);

        R archived(Archived input);

        R recovered(Recovered input);

        R tick();
    }

    /** lumed learns that the conversation exists. */
    record Begin(Profile profile) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.begin(this);
        }
    }

    record ProfileSeen(Profile profile) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.profileSeen(this);
        }
    }

    record Open() implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.open();
        }
    }

    record Close() implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.close();
        }
    }

    record Delete() implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.delete();
        }
    }

    record Send(String content, @Nullable String idempotencyKey) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.send(this);
        }
    }

    record Resend(MessageId id) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.resend(this);
        }
    }

    record Discard(MessageId id) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.discard(this);
        }
    }

    /** Somebody looked at what has come. */
    record MarkRead() implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.markRead();
        }
    }

    /** The link says which way a send may take from now on. */
    record TransportChanged(Transport transport) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.transportChanged(this);
        }
    }

    /** What was under way on the socket will not come to its end there. */
    record SocketLost(String reason) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.socketLost(this);
        }
    }

    /** The socket acknowledged a send, without saying which. */
    record Acknowledged() implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.acknowledged();
        }
    }

    /** The backend complained on the socket, without saying of what. */
    record SocketComplained(Complaint complaint, String reason) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.socketComplained(this);
        }
    }

    /** What a complaint means for a send in flight. */
    enum Complaint {
        /** The conversation takes no more messages. */
        NOT_ACTIVE,
        /** It was not taken, and may be later. */
        TOO_FAST,
        /** Nobody knows. */
        OTHER
    }

    /** The oldest servers say that a reply begins, and its id. */
    record ReplyStarted(ServerId id) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.replyStarted(this);
        }
    }

    /** A piece of a reply; only the oldest servers say of which. */
    record Chunk(@Nullable ServerId id, String text) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.chunk(this);
        }
    }

    /** The stream of a reply ended; only the oldest servers say of which, and repeat its text. */
    record ReplyEnded(@Nullable ServerId id, @Nullable String text, Details details) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.replyEnded(this);
        }
    }

    record MessagePushed(RemoteMessage message) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.messagePushed(this);
        }
    }

    /** The backend took a send; it may say how it stored it, and may answer at once. */
    record SendAnswered(MessageId id, @Nullable RemoteMessage stored, @Nullable RemoteMessage reply) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.sendAnswered(this);
        }
    }

    /** The backend will never take it. */
    record SendRefused(MessageId id, String reason) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.sendRefused(this);
        }
    }

    /**
     * The backend certainly does not have it, and may take it later.
     *
     * @param retryAfter how long the backend asked to wait, zero where it did not
     */
    record SendReturned(MessageId id, String reason, Duration retryAfter) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.sendReturned(this);
        }
    }

    /** Nobody knows whether the backend has it. */
    record SendUnanswered(MessageId id, String reason, Duration retryAfter) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.sendUnanswered(this);
        }
    }

    /** The link wants the list read from where we stand. */
    record ReadRequested(Via via) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.readRequested(this);
        }
    }

    record PageRead(HistoryPage page) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.pageRead(this);
        }
    }

    /** Where the messages asked for stand in the archive; those it does not hold are missing. */
    record ArchiveConsulted(Map<ServerId, Long> positions) implements Input {
        public ArchiveConsulted {
            positions = Map.copyOf(positions);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.archiveConsulted(this);
        }
    }

    record ReadFailed(String reason, Duration retryAfter) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.readFailed(this);
        }
    }

    /** The archive holds what it was given. */
    record Archived(List<MessageId> messages) implements Input {
        public Archived {
            messages = List.copyOf(messages);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.archived(this);
        }
    }

    /**
     * The state was rebuilt from its events: what was under way is not any longer.
     *
     * @param restoredTo a seq that nothing had when the store was last put back to an earlier time, and behind all that
     *     had been given until then; 0 where it never was
     */
    record Recovered(long restoredTo) implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.recovered(this);
        }
    }

    record Tick() implements Input {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.tick();
        }
    }
}
