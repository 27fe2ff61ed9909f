package dev.lumed.demo.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A consultation as it stood when it was asked for. */
public record Consultation(
        String id, String userId, NewConsultation request, ConsultationStatus status, Times times, int messageCount) {

    /** When what happened to it; {@code updated} is never earlier than the others. */
    public record Times(Instant created, @Nullable Instant completed, @Nullable Instant lastMessage, Instant updated) {

        Times withMessage(Instant at) {
            return new Times(created, completed, at, at);
        }

        Times withChange(Instant at, ConsultationStatus to) {
            return new Times(created, to == ConsultationStatus.COMPLETED ? at : completed, lastMessage, at);
        }
    }

    public boolean isActive() {
        return status == ConsultationStatus.ACTIVE;
    }

    Consultation withMessages(int count, Instant at) {
        return new Consultation(id, userId, request, status, times.withMessage(at), count);
    }

    Consultation withCount(int count) {
        return new Consultation(id, userId, request, status, times, count);
    }

    Consultation withStatus(ConsultationStatus to, Instant at) {
        return new Consultation(id, userId, request, to, times.withChange(at, to), messageCount);
    }
}
