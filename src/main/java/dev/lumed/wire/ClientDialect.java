package dev.lumed.wire;

/** What a client's message is called. */
public enum ClientDialect {
    CURRENT("message"),

    /** Of the oldest servers. */
    USER_MESSAGE("user_message");

    private final String messageType;

    ClientDialect(String messageType) {
        this.messageType = messageType;
    }

    String messageType() {
        return messageType;
    }
}
