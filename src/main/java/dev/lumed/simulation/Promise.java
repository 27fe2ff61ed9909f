package dev.lumed.simulation;

import dev.lumed.conversation.MessageId;

/** A message that lumed accepted, and what its writer did with it since. */
final class Promise {
    private final MessageId id;
    private final String content;
    private int resends;
    private boolean discarded;

    Promise(MessageId id, String content) {
        this.id = id;
        this.content = content;
    }

    MessageId id() {
        return id;
    }

    String content() {
        return content;
    }

    void resent() {
        resends++;
    }

    void discarded() {
        discarded = true;
    }

    int resends() {
        return resends;
    }

    boolean isDiscarded() {
        return discarded;
    }
}
