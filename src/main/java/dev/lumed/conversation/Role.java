package dev.lumed.conversation;

/** Who speaks in a message. A role the backend adds later is shown as {@link #SYSTEM}. */
public enum Role {
    USER,
    ASSISTANT,
    SYSTEM,
    FUNCTION
}
