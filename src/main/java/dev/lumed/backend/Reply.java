package dev.lumed.backend;

import java.time.Duration;

/** What came back from an HTTP exchange. */
sealed interface Reply {

    /**
     * An answer, complete.
     *
     * @param html whether it is a page: no backend answers with one, a proxy does
     * @param retryAfter zero where it was not said
     */
    record Response(int status, String body, boolean html, Duration retryAfter) implements Reply {
        boolean unauthorized() {
            return status == 401 && !html;
        }
    }

    /**
     * No answer.
     *
     * @param maybeSent false if the request certainly never left
     */
    record Broken(String reason, boolean maybeSent) implements Reply {}
}
