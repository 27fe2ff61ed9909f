package dev.lumed.http;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.MessageId;
import java.util.function.Function;

/** Ids in addresses, in either case. */
final class PathIds {
    private PathIds() {}

    static ConversationId conversation(String segment) {
        return read(segment, ConversationId::new, "A conversation's id has 1 to 128 characters.");
    }

    static MessageId message(String segment) {
        return read(segment, MessageId::new, "A message's id has 1 to 64 characters.");
    }

    private static <T> T read(String segment, Function<String, T> type, String allowed) {
        try {
            return type.apply(segment);
        } catch (IllegalArgumentException noId) {
            throw Problem.badRequest("invalid-id", allowed).asException();
        }
    }
}
