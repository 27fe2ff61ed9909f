package dev.lumed.cli;

/** What became of a line that was being typed. */
sealed interface ChatTyping {

    record Line(String text) implements ChatTyping {}

    /** Ctrl-C. */
    record Interrupted(String draft) implements ChatTyping {}

    /** Ctrl-D, or the terminal is gone. */
    record End() implements ChatTyping {}

    /** Ctrl-C leaves only when it comes twice in a row on an empty line. */
    final class Leaving {
        private boolean asked;

        /** Whether to leave now. */
        boolean after(ChatTyping typing) {
            if (typing instanceof End) {
                return true;
            }
            boolean empty = typing instanceof Interrupted interrupted
                    && interrupted.draft().isEmpty();
            boolean leave = empty && asked;
            asked = empty;
            return leave;
        }

        /** Whether the next one would leave. */
        boolean isAsked() {
            return asked;
        }
    }
}
