package dev.lumed.journal;

/** A stored value that is not what its manifest says, or is of a newer lumed. */
public final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableException(String message) {
        super(message);
    }

    UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
