package dev.lumed.conversation;

import java.time.Duration;
import java.util.Locale;

/** How values are said to people. */
final class Words {
    private Words() {}

    static String of(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    static String of(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
