package dev.lumed.actor;

import org.jspecify.annotations.Nullable;

/** What a new conversation is to be about. The first message, if any, goes through the outbox like every other. */
public record NewConversation(
        String persona,
        @Nullable String initialMessage,
        @Nullable String contextType,
        @Nullable String contextId,
        @Nullable String goalId,
        @Nullable String quickAction) {}
