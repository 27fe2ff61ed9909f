package dev.lumed.api;

import java.util.List;

/** The answer to {@code GET /v1/conversations}: open and closed ones, the one with the latest message first. */
public record ConversationsJson(List<ConversationJson> conversations) {
    public ConversationsJson {
        conversations = List.copyOf(conversations);
    }
}
