package dev.lumed.cli;

/**
 * Text from elsewhere, made harmless for a terminal: what would move the cursor, change colours or turn the direction of
 * writing is shown as a symbol instead of being obeyed.
 */
final class Plain {

    private static final int CONTROL_PICTURES = 0x2400;
    private static final int DELETE = 0x7f;
    private static final char DELETE_PICTURE = '\u2421';
    private static final char REPLACEMENT = '\ufffd';

    private Plain() {}

    /** Keeps the lines and tabs of the text. */
    static String text(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean lineEnd = letter == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (letter == '\n' || letter == '\t') {
                plain.append(letter);
            } else if (!lineEnd) {
                plain.append(shown(letter));
            }
        }
        return plain.toString();
    }

    /** Makes one line of it: every stretch of white space is one space. */
    static String line(String text) {
        return text(text.strip().replaceAll("\\s+", " "));
    }

    private static char shown(char letter) {
        if (letter < ' ') {
            return (char) (CONTROL_PICTURES + letter);
        }
        if (letter == DELETE) {
            return DELETE_PICTURE;
        }
        return isControl(letter) ? REPLACEMENT : letter;
    }

    private static boolean isControl(char letter) {
        return (letter >= '\u0080' && letter <= '\u009f') // C1: a terminal takes U+009B for ESC [
                || (letter >= '\u202a' && letter <= '\u202e') // embeddings and overrides of the direction
                || (letter >= '\u2066' && letter <= '\u2069'); // isolates
    }
}
