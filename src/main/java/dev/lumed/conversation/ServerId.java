package dev.lumed.conversation;

import java.util.Locale;

/** The backend's id of a stored message, in lower case. */
public record ServerId(String value) {
    public ServerId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a server id is not blank");
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
