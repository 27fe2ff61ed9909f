package dev.lumed.demo.model;

import java.util.ArrayList;
import java.util.List;

/** One consultation with its messages, oldest first. Only ever touched under the lock of {@link Consultations}. */
final class Shelf {

    private Consultation consultation;
    private final List<StoredMessage> messages = new ArrayList<>();
    private int userMessages;
    private boolean orphan;

    Shelf(Consultation consultation) {
        this.consultation = consultation;
    }

    Consultation consultation() {
        return consultation;
    }

    void become(Consultation changed) {
        consultation = changed;
    }

    List<StoredMessage> messages() {
        return messages;
    }

    int userMessages() {
        return userMessages;
    }

    /** Still in the way of a new consultation, but not to be found. */
    boolean isOrphan() {
        return orphan;
    }

    void orphan() {
        orphan = true;
    }

    void add(StoredMessage message) {
        messages.add(message);
        if (message.role().equals(Draft.USER)) {
            userMessages++;
        }
        consultation = consultation.withMessages(messages.size(), message.createdAt());
    }

    boolean remove(String messageId) {
        boolean removed = messages.removeIf(message -> message.id().equals(messageId));
        consultation = consultation.withCount(messages.size());
        return removed;
    }
}
