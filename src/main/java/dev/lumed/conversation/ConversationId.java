package dev.lumed.conversation;

import java.util.Locale;

/** The backend's id of a conversation, in lower case: the backend matches no other (wire row 1). */
public record ConversationId(String value) implements Comparable<ConversationId> {
    private static final int LONGEST = 128;
    private static final int SHORT = 8;

    public ConversationId {
        // First: some letters become two.
        value = value.toLowerCase(Locale.ROOT);
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a conversation id has 1 to " + LONGEST + " characters");
        }
    }

    /** What a person reads in a log line: the first eight characters. */
    public String brief() {
        return value.length() <= SHORT ? value : value.substring(0, SHORT);
    }

    @Override
    public int compareTo(ConversationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
