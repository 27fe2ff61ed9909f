package dev.lumed.conversation;

import java.util.Locale;

/** A message's local id: given once, when lumed first hears of the message, and never changed. */
public record MessageId(String value) {
    private static final int LONGEST = 64;

    public MessageId {
        // First: some letters become two.
        value = value.toLowerCase(Locale.ROOT);
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a message id has 1 to " + LONGEST + " characters");
        }
    }

    /** The id of the message that entered the log with this {@code seq}, which no other message of the log can have. */
    static MessageId of(long seq) {
        return new MessageId("m" + Long.toString(seq, Character.MAX_RADIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
