package dev.lumed.wire;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of a call that failed.
 *
 * @param message for people; empty where there is none
 */
public record ErrorBody(@Nullable String code, String message, @Nullable JsonNode details) {

    /** The consultation that stands in the way of a new one, in lower case. */
    public @Nullable String existingConsultationId() {
        return details == null ? null : Json.id(details, "existing_consultation_id");
    }
}
