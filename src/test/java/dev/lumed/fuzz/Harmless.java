package dev.lumed.fuzz;

/** What a terminal obeys, and text from elsewhere therefore may not hold. */
public final class Harmless {

    private Harmless() {}

    /** Fails where the text holds a control character other than the ends of lines and tabs, or turns the direction. */
    public static void check(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (Character.isISOControl(letter) && letter != '\n' && letter != '\t') {
                throw fault(text, i);
            }
            int direction = Character.getDirectionality(letter);
            if (direction >= Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING
                    && direction <= Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT) {
                throw fault(text, i);
            }
            if (letter >= '\u2066' && letter <= '\u2069') {
                throw fault(text, i);
            }
        }
    }

    /** The same, and that it is one line. */
    public static void checkLine(String text) {
        check(text);
        int end = text.indexOf('\n');
        if (end >= 0) {
            throw fault(text, end);
        }
    }

    private static AssertionError fault(String text, int at) {
        return new AssertionError("U+%04X at %d of %d".formatted((int) text.charAt(at), at, text.length()));
    }
}
