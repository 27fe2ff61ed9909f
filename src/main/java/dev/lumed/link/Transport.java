package dev.lumed.link;

/** The way that a send may take now. */
public enum Transport {
    SOCKET,
    REST,
    /** It has to wait: nothing is open, or a socket is about to be. */
    NONE
}
