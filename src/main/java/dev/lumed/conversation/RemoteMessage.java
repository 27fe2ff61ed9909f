package dev.lumed.conversation;

import java.time.Instant;

/** A message as the backend holds it. */
public record RemoteMessage(ServerId id, Role role, String content, Instant createdAt, Details details) {}
