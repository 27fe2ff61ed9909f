package dev.lumed.conversation;

/** By which way a message first reached the log; {@link #LOCAL} is what was written here. */
public enum Via {
    WEBSOCKET,
    POLLING,
    REST,
    LOCAL
}
