package dev.lumed.actor;

import dev.lumed.actor.Outcome.Kind;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Verdict;
import org.apache.pekko.Done;

/** The daemon's own refusals, each with its word for clients. */
final class Refusals {
    private Refusals() {}

    static <T> Outcome<T> unknown(ConversationId id) {
        return new Outcome.Refusal<>(Kind.NOT_FOUND, "conversation-unknown", "there is no conversation " + id);
    }

    static <T> Outcome<T> storeFull() {
        return new Outcome.Refusal<>(
                Kind.STORE_FULL, "store-full", "the disk is full or fails: nothing more is accepted until it takes it");
    }

    static <T> Outcome<T> storeAway() {
        return new Outcome.Refusal<>(
                Kind.STORE_AWAY,
                "store-away",
                "the store's database cannot be reached: try again when it can; what was accepted is kept");
    }

    static <T> Outcome<T> unknownMessage(MessageId id) {
        return new Outcome.Refusal<>(Kind.NOT_FOUND, "message-unknown", "this conversation has no message " + id);
    }

    static <T> Outcome<T> storeUnreadable() {
        return new Outcome.Refusal<>(Kind.STORE_FAILED, "store-failed", "the store could not be read");
    }

    static Outcome<Done> done(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? of(refused) : new Outcome.Success<>(Done.getInstance());
    }

    static <T> Outcome<T> of(Verdict.Refused refused) {
        return switch (refused.fault()) {
            case INVALID -> new Outcome.Refusal<>(Kind.INVALID, "message-invalid", refused.reason());
            case UNKNOWN_MESSAGE -> new Outcome.Refusal<>(Kind.NOT_FOUND, "message-unknown", refused.reason());
            case WRONG_STATUS -> new Outcome.Refusal<>(Kind.CONFLICT, "message-status", refused.reason());
            case FINISHED -> new Outcome.Refusal<>(Kind.CONFLICT, "conversation-finished", refused.reason());
            case OUTBOX_FULL -> new Outcome.Refusal<>(Kind.TOO_MANY, "outbox-full", refused.reason());
            case KEY_REUSED -> new Outcome.Refusal<>(Kind.MISMATCH, "idempotency-key-reused", refused.reason());
        };
    }
}
