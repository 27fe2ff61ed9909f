package dev.lumed.meters;

/** What became of one HTTP request to the backend. */
public enum RequestOutcome {
    /** Answered with 2xx or 3xx. */
    ANSWERED,
    /** Answered with 4xx other than 401 and 429. */
    REFUSED,
    /** Answered with 401; the token is then renewed, and the request made again. */
    UNAUTHORIZED,
    /** Answered with 429. */
    THROTTLED,
    /** Answered with 5xx, or with a page where JSON belongs. */
    FAILED,
    /** Not answered in time, or not at all. */
    UNANSWERED
}
