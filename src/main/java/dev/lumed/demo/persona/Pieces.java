package dev.lumed.demo.persona;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cuts a text into pieces of the size of a word; together they are the text again. */
public final class Pieces {

    /** A word with the white space before it, or white space at the very end. */
    private static final Pattern PIECE = Pattern.compile("\\s*\\S+|\\s+$");

    private Pieces() {}

    public static List<String> of(String text) {
        return PIECE.matcher(text).results().map(MatchResult::group).toList();
    }
}
