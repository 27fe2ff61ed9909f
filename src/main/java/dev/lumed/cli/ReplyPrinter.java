package dev.lumed.cli;

/** Prints a reply piece by piece. */
final class ReplyPrinter {

    private final Console console;
    private final boolean shown;
    private String held = "";
    private boolean begun;

    ReplyPrinter(Console console, boolean shown) {
        this.console = console;
        this.shown = shown;
    }

    void print(String piece) {
        if (!shown || piece.isEmpty()) {
            return;
        }
        String text = held + piece;
        // A piece may end between the two halves of a letter, or of a line's end.
        char last = text.charAt(text.length() - 1);
        boolean half = Character.isHighSurrogate(last) || last == '\r';
        held = half ? text.substring(text.length() - 1) : "";
        console.print(Plain.text(half ? text.substring(0, text.length() - 1) : text));
        begun = true;
    }

    void end() {
        if (begun) {
            console.println(Plain.text(held));
        }
    }
}
