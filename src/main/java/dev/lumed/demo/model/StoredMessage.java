package dev.lumed.demo.model;

import java.time.Instant;

/** A message as the backend has it, in whole seconds. */
public record StoredMessage(String id, String consultationId, Draft draft, Instant createdAt) {
    public String role() {
        return draft.role();
    }

    public String content() {
        return draft.content();
    }
}
