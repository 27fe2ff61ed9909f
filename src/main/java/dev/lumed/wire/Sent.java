package dev.lumed.wire;

import org.jspecify.annotations.Nullable;

/**
 * A message was taken.
 *
 * @param userMessage as it is stored; null where the server does not tell
 * @param assistantMessage the reply, of servers that answer at once
 */
public record Sent(@Nullable WireMessage userMessage, @Nullable WireMessage assistantMessage) {}
