package dev.lumed.simulation;

import dev.lumed.conversation.MessageId;
import java.time.Duration;

/** A message that lumed accepted, and what its writer did with it since. */
final class Promise {
    private final MessageId id;
    private final String content;
    private final Duration at;
    private int resends;
    private boolean discarded;
    private boolean lost;
    private boolean overtaken;

    Promise(MessageId id, String content, Duration at) {
        this.id = id;
        this.content = content;
        this.at = at;
    }

    MessageId id() {
        return id;
    }

    String content() {
        return content;
    }

    Duration at() {
        return at;
    }

    void resent() {
        resends++;
    }

    void discarded() {
        discarded = true;
    }

    void lost() {
        lost = true;
    }

    void overtaken() {
        overtaken = true;
    }

    /** Whether it is to reach the backend before what was promised later. */
    boolean keepsItsPlace() {
        return !overtaken;
    }

    int resends() {
        return resends;
    }

    /** Whether lumed is still to have it, and to see that the backend gets it. */
    boolean isBinding() {
        return !discarded && !lost;
    }
}
