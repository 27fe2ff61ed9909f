package dev.lumed.demo.model;

import org.jspecify.annotations.Nullable;

/** What a consultation is created with. */
public record NewConsultation(
        String persona,
        @Nullable String goalId,
        @Nullable String contextType,
        @Nullable String contextId,
        @Nullable String quickAction) {

    public static NewConsultation with(String persona) {
        return new NewConsultation(persona, null, null, null, null);
    }
}
