package dev.lumed.wire;

/** A text is not what the wire has there. The message says what is wrong with it and never quotes it. */
public final class WireException extends Exception {
    private static final long serialVersionUID = 1L;

    public WireException(String message) {
        super(message);
    }
}
