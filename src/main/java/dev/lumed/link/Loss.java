package dev.lumed.link;

import java.time.Duration;

/** Why there is no socket any more, in words for people, and how long the backend asks to be left alone. */
record Loss(String reason, Duration retryAfter) {

    Loss(String reason) {
        this(reason, Duration.ZERO);
    }
}
