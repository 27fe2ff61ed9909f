package dev.lumed.conversation;

import org.jspecify.annotations.Nullable;

/** What became of a request: the message it concerned, or why it was refused. */
public sealed interface Verdict {
    /** Taken; {@code message} is the one concerned, null where the request was of the conversation as a whole. */
    record Taken(@Nullable MessageId message) implements Verdict {}

    /** Not taken, and nothing was changed. */
    record Refused(Fault fault, String reason) implements Verdict {}

    /** Why a request is refused. */
    enum Fault {
        INVALID,
        UNKNOWN_MESSAGE,
        WRONG_STATUS,
        FINISHED,
        OUTBOX_FULL,
        KEY_REUSED
    }
}
