package dev.lumed.actor;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.link.Connection;

/** One thing that readers of the live feed are told, in the order it happened within its conversation. */
public sealed interface FeedEvent {
    ConversationId conversation();

    /**
     * Something that changed the log, and that a reader who was away has to learn: {@code seq} is its place in the
     * conversation's own count, {@code ordinal} in the daemon's.
     */
    sealed interface Change extends FeedEvent {
        long seq();

        long ordinal();

        Change numbered(long ordinal);
    }

    /** A message was added or changed. */
    record MessageChanged(ConversationId conversation, Message message, long ordinal) implements Change {
        @Override
        public long seq() {
            return message.seq();
        }

        @Override
        public Change numbered(long number) {
            return new MessageChanged(conversation, message, number);
        }
    }

    /** A message was discarded, and is gone from the log. */
    record MessageRemoved(ConversationId conversation, MessageId message, long seq, long ordinal) implements Change {
        @Override
        public Change numbered(long number) {
            return new MessageRemoved(conversation, message, seq, number);
        }
    }

    /** A reply grew: {@code text} stands at {@code offset}, counted in UTF-16 units. */
    record Chunk(ConversationId conversation, MessageId message, int offset, String text) implements FeedEvent {}

    record Typing(ConversationId conversation, boolean active) implements FeedEvent {}

    record ConnectionChanged(ConversationId conversation, Connection connection) implements FeedEvent {}

    /** What is kept of the conversation itself changed, or it was opened, closed or deleted. */
    record ConversationChanged(ConversationView view) implements FeedEvent {
        @Override
        public ConversationId conversation() {
            return view.summary().id();
        }
    }

    /** The log was rebuilt from what is stored, after a write that failed: it may hold what nobody was told. */
    record LogRebuilt(ConversationId conversation) implements FeedEvent {}

    /**
     * A frame that lumed does not know, handed on.
     *
     * @param data its JSON text
     */
    record BackendEvent(ConversationId conversation, String type, String data) implements FeedEvent {}
}
