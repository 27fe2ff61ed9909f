package dev.lumed.wire;

/** How a server answers a message that was posted. */
public enum SentStyle {
    /** 202, and the data is the message. */
    ACCEPTED(202),

    /** 201, and the data holds the message, perhaps beside its reply. */
    CREATED(201);

    private final int status;

    SentStyle(int status) {
        this.status = status;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }
}
