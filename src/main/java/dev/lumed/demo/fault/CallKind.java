package dev.lumed.demo.fault;

/** What a client can ask of the backend, as it is counted and as faults select it. */
public enum CallKind {
    LOGIN,
    REFRESH,
    LOGOUT,
    CREATE,
    LIST_CONSULTATIONS,
    GET_CONSULTATION,
    DELETE,
    COMPLETE,
    ARCHIVE,
    LIST_MESSAGES,
    POST_MESSAGE,
    QUICK_ACTIONS,
    UPGRADE,
    /** A call that is not documented. */
    OTHER,
    /** A {@code message} or {@code user_message} frame. */
    SOCKET_MESSAGE,
    /** A JSON {@code ping} frame. */
    SOCKET_PING,
    /** A frame that is not documented. */
    SOCKET_OTHER;

    public String key() {
        return Keys.of(this);
    }
}
