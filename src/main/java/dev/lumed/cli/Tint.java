package dev.lumed.cli;

import java.util.Set;

/** The colour of a word that says how something is: whether all is well, under way, or wants attention. */
final class Tint {

    private static final Set<String> WELL = Set.of("live", "ok", "sent", "complete");
    private static final Set<String> UNDER_WAY =
            Set.of("polling", "connecting", "queued", "sending", "streaming", "partial", "unknown", "warning");
    private static final Set<String> WANTS_ATTENTION =
            Set.of("offline", "unauthorized", "gone", "failed", "uncertain", "problem");

    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";
    private static final String RED = "\u001b[31m";
    private static final String RESET = "\u001b[0m";

    private Tint() {}

    /** The word in its colour; {@code shown} may be padded. */
    static String of(String word, String shown) {
        if (WELL.contains(word)) {
            return GREEN + shown + RESET;
        }
        if (UNDER_WAY.contains(word)) {
            return YELLOW + shown + RESET;
        }
        return WANTS_ATTENTION.contains(word) ? RED + shown + RESET : shown;
    }
}
