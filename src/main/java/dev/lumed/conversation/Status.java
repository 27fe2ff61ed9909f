package dev.lumed.conversation;

/** Where a message stands: the first five are a user's own message on its way out, the others what was received. */
public enum Status {
    /** Durable here, not yet given to the network. */
    QUEUED,
    /** Given to the network, no answer yet. */
    SENDING,
    /** The answer is lost: whether the backend has it is being read from its history. */
    UNCERTAIN,
    /** The backend has it. */
    SENT,
    /** Refused for good, or given up: the message says why and waits for a decision. */
    FAILED,
    /** A reply that is growing. */
    STREAMING,
    /** A reply that was cut: what came is kept until the backend's history completes it. */
    PARTIAL,
    /** A reply whose end was seen. */
    COMPLETE
}
