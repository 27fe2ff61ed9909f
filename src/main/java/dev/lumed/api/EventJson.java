package dev.lumed.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.MessageId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code data} of one server-sent event; its {@code event} field is {@link #name()}. */
public sealed interface EventJson {
    @JsonIgnore
    Name name();

    /** The kinds of events, in the words of the wire. */
    enum Name {
        MESSAGE("message", MessageEvent.class),
        MESSAGE_REMOVED("message-removed", MessageRemoved.class),
        CHUNK("chunk", Chunk.class),
        TYPING("typing", Typing.class),
        CONNECTION("connection", ConnectionEvent.class),
        CONVERSATION("conversation", ConversationEvent.class),
        BACKEND("backend", BackendEvent.class),
        RESET("reset", Reset.class);

        private final String word;
        private final Class<? extends EventJson> type;

        Name(String word, Class<? extends EventJson> type) {
            this.word = word;
            this.type = type;
        }

        public String word() {
            return word;
        }
    }

    /** Reads an event back; empty for one of a newer daemon. */
    static Optional<EventJson> read(String event, String data) throws JsonProcessingException {
        for (Name name : Name.values()) {
            if (name.word().equals(event)) {
                return Optional.of(ApiJson.read(data, name.type));
            }
        }
        return Optional.empty();
    }

    /** A message was added or changed. */
    record MessageEvent(String conversationId, @JsonUnwrapped MessageJson message) implements EventJson {
        public MessageEvent {
            // Jackson takes a null under this very name for what is made of the fields beside it.
            Objects.requireNonNull(message);
        }

        @Override
        public Name name() {
            return Name.MESSAGE;
        }
    }

    /** A message was discarded. */
    record MessageRemoved(String conversationId, String messageId) implements EventJson {
        public static MessageRemoved of(ConversationId conversation, MessageId message) {
            return new MessageRemoved(conversation.value(), message.value());
        }

        @Override
        public Name name() {
            return Name.MESSAGE_REMOVED;
        }
    }

    /** A reply grew: {@code text} stands at {@code offset}, counted in UTF-16 units. */
    record Chunk(String conversationId, String messageId, int offset, String text) implements EventJson {
        @Override
        public Name name() {
            return Name.CHUNK;
        }
    }

    record Typing(String conversationId, boolean active) implements EventJson {
        @Override
        public Name name() {
            return Name.TYPING;
        }
    }

    record ConnectionEvent(String conversationId, @JsonUnwrapped ConnectionJson connection) implements EventJson {
        public ConnectionEvent {
            Objects.requireNonNull(connection);
        }

        @Override
        public Name name() {
            return Name.CONNECTION;
        }
    }

    /** What is known of the conversation changed, or it was opened, closed or deleted. */
    record ConversationEvent(String conversationId, @JsonUnwrapped ConversationJson conversation) implements EventJson {
        public ConversationEvent {
            Objects.requireNonNull(conversation);
        }

        @Override
        public Name name() {
            return Name.CONVERSATION;
        }
    }

    /** A frame of the backend that lumed does not know. */
    record BackendEvent(String conversationId, String type, @Nullable JsonNode data) implements EventJson {
        public static BackendEvent of(ConversationId conversation, String type, String data) {
            return new BackendEvent(conversation.value(), type, ApiJson.value(data));
        }

        @Override
        public Name name() {
            return Name.BACKEND;
        }
    }

    /**
     * The cursor is unknown or the reader was too slow: what comes after {@code lastSeq} has to be read again.
     *
     * @param conversationId null on the stream of all conversations
     * @param lastSeq the last that the reader is known to have, 0 where nothing is known; on the stream of all
     *     conversations an id of that stream
     */
    record Reset(@JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String conversationId, long lastSeq)
            implements EventJson {
        @Override
        public Name name() {
            return Name.RESET;
        }
    }
}
