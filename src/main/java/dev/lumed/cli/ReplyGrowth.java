package dev.lumed.cli;

/**
 * The text of a reply while it grows: its whole lines can be told for good, its last line only shown. Where the backend
 * ends up with another text than was told, it is told again from its beginning.
 */
final class ReplyGrowth {

    private String text = "";
    private int told;
    private boolean corrected;

    /** The text as it stands, from the log. */
    void whole(String content) {
        if (!content.startsWith(text.substring(0, told))) {
            told = 0;
            corrected = true;
        }
        text = content;
    }

    /** A piece at its offset. One behind a gap has to wait for the whole, one before the beginning is none. */
    void piece(int offset, String piece) {
        if (offset >= 0 && offset <= text.length() && offset + piece.length() > text.length()) {
            whole(text.substring(0, offset) + piece);
        }
    }

    /** Whether anything was told. */
    boolean isBegun() {
        return told > 0;
    }

    /** Whether what was told before is not so; asked once. */
    boolean takeCorrected() {
        boolean was = corrected;
        corrected = false;
        return was;
    }

    /** The lines that have ended since the last time, which from now on are told. */
    String takeLines() {
        int end = text.lastIndexOf('\n') + 1;
        String lines = end > told ? text.substring(told, end) : "";
        told = Math.max(told, end);
        return lines;
    }

    /** Everything that was not told yet. */
    String takeRest() {
        String rest = text.substring(told);
        told = text.length();
        return rest;
    }

    /** The line that is growing, or as much of its end as fits into these columns. */
    String end(int columns) {
        int[] letters = text.substring(told).codePoints().toArray();
        int from = letters.length;
        for (int left = columns - 1; from > 0; from--) {
            left -= DisplayWidth.of(Character.toString(letters[from - 1]));
            if (left < 0) {
                break;
            }
        }
        String end = new String(letters, from, letters.length - from);
        boolean half = !end.isEmpty() && Character.isHighSurrogate(end.charAt(end.length() - 1));
        return (from > 0 ? "…" : "") + (half ? end.substring(0, end.length() - 1) : end);
    }
}
