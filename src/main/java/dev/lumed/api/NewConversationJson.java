package dev.lumed.api;

import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/conversations}. */
public record NewConversationJson(
        String persona,
        @Nullable String initialMessage,
        @Nullable String contextType,
        @Nullable String contextId,
        @Nullable String goalId,
        @Nullable String quickAction) {
    public static NewConversationJson with(String persona) {
        return new NewConversationJson(persona, null, null, null, null, null);
    }
}
