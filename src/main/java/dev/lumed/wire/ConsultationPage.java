package dev.lumed.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the list of consultations; what is null the server did not tell. */
public record ConsultationPage(
        List<Consultation> consultations, @Nullable Long total, @Nullable Long limit, @Nullable Long offset) {
    public ConsultationPage {
        consultations = List.copyOf(consultations);
    }
}
