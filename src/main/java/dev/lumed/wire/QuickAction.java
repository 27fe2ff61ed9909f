package dev.lumed.wire;

import org.jspecify.annotations.Nullable;

/** A beginning of a conversation that the backend offers. */
public record QuickAction(
        String id,
        String title,
        String prompt,
        @Nullable String icon,
        @Nullable String contextType,
        @Nullable String persona) {}
