package dev.lumed.backend;

import java.time.Duration;

/** Whether a call may be made, and with which token. */
sealed interface Grant {

    record Granted(String token) implements Grant {
        @Override
        public String toString() {
            return "Granted[***]";
        }
    }

    /** No call may be made until there are new credentials. */
    record Denied(String reason) implements Grant {}

    /** A token could not be had this time. */
    record Failed(String reason, Duration retryAfter) implements Grant {}

    /** The token that was refused is as good as any that could be had. */
    record NoBetter() implements Grant {}
}
