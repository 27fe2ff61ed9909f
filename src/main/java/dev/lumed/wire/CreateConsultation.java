package dev.lumed.wire;

import org.jspecify.annotations.Nullable;

/** The wish for a new consultation. */
public record CreateConsultation(
        String persona,
        @Nullable String initialMessage,
        @Nullable String goalId,
        @Nullable String contextType,
        @Nullable String contextId,
        @Nullable String quickAction) {}
