package dev.lumed.actor;

import org.jspecify.annotations.Nullable;

/**
 * What a new conversation is to be about. The first message, if any, goes through the outbox like every other: with the
 * same key again, it is the same message of the conversation that exists by then.
 */
public record NewConversation(
        String persona,
        @Nullable Submission firstMessage,
        @Nullable String contextType,
        @Nullable String contextId,
        @Nullable String goalId,
        @Nullable String quickAction) {}
