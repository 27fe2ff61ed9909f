package dev.lumed.conversation;

import java.time.Duration;
import java.util.List;

/** What a conversation asks of the shell, once the decision's events are stored. */
public sealed interface Action {
    void performedBy(Performer performer);

    /** One deed for each action. */
    interface Performer {
        void transmit(Transmit action);

        void readPage(ReadPage action);

        void consultArchive(ConsultArchive action);

        void archive(Archive action);

        void readFinished(ReadFinished action);

        void readUnfinished(ReadUnfinished action);

        void announce(Announce action);

        void announceRemoved(AnnounceRemoved action);

        void announceChunk(AnnounceChunk action);

        void announceTyping(AnnounceTyping action);

        void note(Note action);
    }

    /** Give a message to the network; its end must be told by one of the send inputs, or by an acknowledgement. */
    record Transmit(MessageId id, String content, Transport transport) implements Action {
        @Override
        public void performedBy(Performer performer) {
            performer.transmit(this);
        }
    }

    /** Read the backend's list; answered by {@link Input.PageRead} or {@link Input.ReadFailed}. */
    record ReadPage(long offset, int limit) implements Action {
        @Override
        public void performedBy(Performer performer) {
            performer.readPage(this);
        }
    }

    /** Look messages up in the archive; answered by {@link Input.ArchiveConsulted}, or {@link Input.ReadFailed}. */
    record ConsultArchive(List<ServerId> ids) implements Action {
        public ConsultArchive {
            ids = List.copyOf(ids);
        }

        @Override
        public void performedBy(Performer performer) {
            performer.consultArchive(this);
        }
    }

    /** Write messages to the archive, again if they are there; answered by {@link Input.Archived} once durable. */
    record Archive(List<Message> messages) implements Action {
        public Archive {
            messages = List.copyOf(messages);
        }

        @Override
        public void performedBy(Performer performer) {
            performer.archive(this);
        }
    }

    /** A reading that the link asked for came to the end of the list. */
    record ReadFinished(boolean news) implements Action {
        @Override
        public void performedBy(Performer performer) {
            performer.readFinished(this);
        }
    }

    /** A reading that the link asked for did not. */
    record ReadUnfinished(String reason, Duration retryAfter) implements Action {
        @Override
        public void performedBy(Performer performer) {
            performer.readUnfinished(this);
        }
    }

    /** Tell readers that a message was added or changed. */
    record Announce(Message message) implements Action {
        @Override
        public void performedBy(Performer performer) {
            performer.announce(this);
        }
    }

    /** Tell readers that a message is gone, which is the log's change number {@code seq}. */
    record AnnounceRemoved(MessageId id, long seq) implements Action {
        @Override
        public void performedBy(Performer performer) {
            performer.announceRemoved(this);
        }
    }

    /** Tell readers that a reply grew at {@code offset}, in UTF-16 units. */
    record AnnounceChunk(MessageId id, int offset, String text) implements Action {
        @Override
        public void performedBy(Performer performer) {
            performer.announceChunk(this);
        }
    }

    record AnnounceTyping(boolean active) implements Action {
        @Override
        public void performedBy(Performer performer) {
            performer.announceTyping(this);
        }
    }

    /** Add to a message's story. */
    record Note(MessageId id, StoryNote note) implements Action {
        @Override
        public void performedBy(Performer performer) {
            performer.note(this);
        }
    }
}
