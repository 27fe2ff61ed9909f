package dev.lumed.http;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.MessageId;
import java.util.function.Function;

/** Ids in addresses. What cannot be an id names nothing, and is not found. */
final class PathIds {
    private PathIds() {}

    static ConversationId conversation(String segment) {
        return read(segment, ConversationId::new, "There is no such conversation.");
    }

    static MessageId message(String segment) {
        return read(segment, MessageId::new, "There is no such message.");
    }

    private static <T> T read(String segment, Function<String, T> type, String otherwise) {
        try {
            return type.apply(segment);
        } catch (IllegalArgumentException noId) {
            throw Problem.notFound(otherwise).asException();
        }
    }
}
