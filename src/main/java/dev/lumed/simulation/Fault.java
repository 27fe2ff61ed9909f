package dev.lumed.simulation;

/**
 * What can go wrong in a virtual world, each with the odds that it has at the most, each time that it could happen. Those
 * of a person's or a machine's doing are no faults, and happen to conversations all the same.
 */
public enum Fault {
    // The upgrade of a socket.
    UPGRADE_UNAVAILABLE(0.9),
    UPGRADE_UNAUTHORIZED(0.5),
    UPGRADE_NOT_FOUND(0.9),
    UPGRADE_PAGE(0.9),
    UPGRADE_RESET(0.9),
    UPGRADE_HANG(0.9),
    SOCKET_SILENT(0.9),

    // An open socket: by second of its life, or by frame.
    SOCKET_RESET(0.1),
    SOCKET_CLOSED(0.1),
    HALF_OPEN(0.03),
    OUTBOUND_DEAD(0.03),
    FRAME_LOST(0.3),
    FRAME_REPEATED(0.5),
    FRAME_REORDERED(0.3),
    FRAME_CUT(0.2),
    FRAME_SENSELESS(0.2),
    FRAME_UNKNOWN(0.2),
    FRAMES_JOINED(0.5),

    // The way to the backend as a whole.
    SLOW_NETWORK(0.5),
    NETWORK_DOWN(0.03),
    NETWORK_FLAPPING(0.005),

    // What the backend makes of messages and replies.
    END_LOST(0.5),
    REPLY_STALLED(0.3),
    REPLY_STORED_LATE(0.5),
    REPLY_MISSING(0.2),
    COMPLAINT(0.2),
    MESSAGE_FORGOTTEN(0.1),

    // Its list.
    LIST_SHRUNK(0.03),
    LIST_SHIFTED(0.03),
    PAGE_REPEATED(0.1),
    OTHER_DEVICE(0.05),

    // A call to it.
    CONNECTION_REFUSED(0.5),
    REQUEST_LOST(0.3),
    ANSWER_LOST(0.3),
    ERROR_BEFORE(0.5),
    ERROR_AFTER(0.3),
    THROTTLED(0.3),
    RETRY_AFTER(0.3),
    PROXY_PAGE(0.3),
    ANSWER_CUT(0.3),

    // What it lets in.
    TOKEN_EXPIRED(0.1),
    REFRESH_REFUSED(0.5),

    // The store, by write.
    WRITE_SLOW(0.3),
    WRITE_FAILED(0.05),
    WRITE_UNKNOWN(0.05),
    ARCHIVE_FAILED(0.8),

    // The process and its machine, by second.
    CRASH(0.02),
    POWER_CUT(0.02),
    PROCESS_STOPPED(0.01),
    MACHINE_SLEPT(0.01),
    CLOCK_STEPPED(0.01),
    RESTORED(0.01),

    // The person, by thing done.
    EQUAL_TEXTS(0.5),
    BURST(0.3),
    KEY_REPEATED(0.3),
    SUSPENDED(0.1),
    CLOSED(0.1),
    RECONNECTED(0.1),
    RESENT(0.3),
    DISCARDED(0.3);

    private final double most;

    Fault(double most) {
        this.most = most;
    }

    double most() {
        return most;
    }
}
