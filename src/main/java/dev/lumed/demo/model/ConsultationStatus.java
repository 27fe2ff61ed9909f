package dev.lumed.demo.model;

import java.util.Locale;

/** How far a consultation is. Only an active one takes messages. */
public enum ConsultationStatus {
    PENDING,
    ACTIVE,
    COMPLETED,
    ABANDONED,
    ARCHIVED;

    /** As the wire has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
