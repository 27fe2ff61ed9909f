package dev.lumed.link;

import java.time.Duration;

/** How far a socket had come when it was lost. */
enum Life {
    /** It was never answered with 101. */
    UNBORN,
    /** It opened, and carried frames for a few seconds at most. */
    USELESS,
    /** It carried frames, but for less than a minute. */
    SHORT,
    /** It carried frames for a minute or more: what went wrong before it is forgotten. */
    USEFUL;

    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(5);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    static Life of(Duration lasted) {
        if (lasted.compareTo(A_MINUTE) >= 0) {
            return USEFUL;
        }
        return lasted.compareTo(A_FEW_SECONDS) >= 0 ? SHORT : USELESS;
    }
}
