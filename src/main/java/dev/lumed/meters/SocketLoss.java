package dev.lumed.meters;

/** Why a conversation had to make another socket. */
public enum SocketLoss {
    /** The backend closed the last one. */
    CLOSED,
    /** The upgrade was answered with something else than 101. */
    REFUSED,
    /** None of our credentials was taken. */
    UNAUTHORIZED,
    /** The last one could not be opened, or broke. */
    FAILED,
    /** It was given up here: too silent, too slow to open, or of no use. */
    GIVEN_UP,
    /** Somebody asked for a new one, or the machine woke. */
    ASKED
}
