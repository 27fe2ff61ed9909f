package dev.lumed.wire;

/** How a server tells what went wrong. */
public enum ErrorStyle {
    /** {@code error} is an object with a code, a message and details. */
    OBJECT,

    /** {@code error} is the message alone. */
    TEXT
}
