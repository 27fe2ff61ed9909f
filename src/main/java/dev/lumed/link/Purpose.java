package dev.lumed.link;

/** What a read is for. Every read does the same; the word is for the log and the message's story. */
public enum Purpose {
    /** The conversation was opened, or opened again. */
    OPENING,
    /** A socket has come back; what was missed before it listened is read. */
    GAP,
    /** No socket listens. */
    POLL,
    /** A socket listens, but not everything is pushed. */
    RESYNC
}
