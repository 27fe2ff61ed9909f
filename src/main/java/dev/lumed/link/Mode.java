package dev.lumed.link;

/** How a conversation is connected, as people are shown it. */
public enum Mode {
    LIVE,
    POLLING,
    CONNECTING,
    OFFLINE,
    CLOSED,
    UNAUTHORIZED,
    GONE
}
