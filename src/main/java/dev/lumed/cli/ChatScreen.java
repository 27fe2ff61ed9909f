package dev.lumed.cli;

import java.util.List;

/** Where a chat is shown. Called by any thread. */
interface ChatScreen {

    /** Prints these lines for good, and renews what stands below them. */
    void show(List<ChatLine> lines, Foot foot);

    /** What stands below the printed lines, on a screen of this size. */
    @FunctionalInterface
    interface Foot {
        List<ChatLine> on(int columns, int rows);
    }
}
