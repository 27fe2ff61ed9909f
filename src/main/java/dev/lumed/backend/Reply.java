package dev.lumed.backend;

import dev.lumed.meters.RequestOutcome;
import java.time.Duration;

/** What came back from an HTTP exchange. */
sealed interface Reply {
    RequestOutcome outcome();

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

        /** Without the body, which may hold tokens. */
        @Override
        public String toString() {
            return "Response[" + status + "]";
        }

        @Override
        public RequestOutcome outcome() {
            if (html || status >= 500) {
                return RequestOutcome.FAILED;
            }
            return switch (status) {
                case 401 -> RequestOutcome.UNAUTHORIZED;
                case 429 -> RequestOutcome.THROTTLED;
                default -> status < 400 ? RequestOutcome.ANSWERED : RequestOutcome.REFUSED;
            };
        }
    }

    /**
     * No answer.
     *
     * @param maybeSent false if the request certainly never left
     */
    record Broken(String reason, boolean maybeSent) implements Reply {
        @Override
        public RequestOutcome outcome() {
            return RequestOutcome.UNANSWERED;
        }
    }
}
