package dev.lumed.conversation;

/**
 * A message whose place in the backend's order is not known yet.
 *
 * @param exposures how often it was given to the network and may have arrived: only a message that may have is ever
 *     matched with one that the backend lists
 */
public record Pending(Message message, int exposures) {
    /** Whether the backend may list it under an id that is not known here yet. */
    boolean mayBeListed() {
        return message.serverId() == null && exposures > 0;
    }

    boolean own() {
        return message.role() == Role.USER;
    }

    /** A reply that was streamed and not yet recognised in the backend's list. */
    boolean provisional() {
        return !own() && message.serverId() == null;
    }

    boolean inFlight() {
        return message.status() == Status.SENDING || message.status() == Status.UNCERTAIN;
    }

    /** Still to be delivered: one that failed waits for a person. */
    boolean undelivered() {
        return unsent() && message.status() != Status.FAILED;
    }

    /** Counts against the outbox: the backend has not acknowledged it. */
    boolean unsent() {
        return own() && message.status() != Status.SENT;
    }
}
