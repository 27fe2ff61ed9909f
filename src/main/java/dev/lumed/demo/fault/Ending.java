package dev.lumed.demo.fault;

/** How a connection comes to its end. */
public enum Ending {
    /** With a close frame 1000, as it should be. */
    CLOSE,
    /** The TCP connection is finished without a close frame. */
    CUT,
    /** The TCP connection is reset. */
    RESET,
    /** Half of the next bytes go out, then the TCP connection is reset. */
    MID_FRAME,
    /** Half-open: what arrives is swallowed and nothing goes out any more, not even a pong; it stays open. */
    MUTE;

    public String key() {
        return Keys.of(this);
    }
}
