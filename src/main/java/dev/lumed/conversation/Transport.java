package dev.lumed.conversation;

/** The way a send may take now. */
public enum Transport {
    SOCKET,
    REST,
    NONE
}
