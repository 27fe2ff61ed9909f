package dev.lumed.conversation;

import org.jspecify.annotations.Nullable;

/**
 * A text that grows at its end: adding a piece shares all that came before, so a streamed reply costs each piece once
 * and its whole only when somebody asks for it.
 */
record Text(@Nullable Text before, String piece, int length) {
    static final Text EMPTY = new Text(null, "", 0);

    static Text of(String whole) {
        return EMPTY.plus(whole);
    }

    Text plus(String added) {
        return new Text(this, added, length + added.length());
    }

    @Override
    public String toString() {
        char[] whole = new char[length];
        int end = length;
        for (Text at = this; at != null; at = at.before) {
            end -= at.piece.length();
            at.piece.getChars(0, at.piece.length(), whole, end);
        }
        return new String(whole);
    }
}
