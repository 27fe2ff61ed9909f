package dev.lumed.demo.model;

import org.jspecify.annotations.Nullable;

/**
 * What a message says, before it has an id and a time.
 *
 * @param functionArgs the text of a JSON object
 */
public record Draft(
        String role,
        String content,
        @Nullable String functionName,
        @Nullable String functionArgs,
        @Nullable Effort effort) {

    /** What a reply has cost. */
    public record Effort(int tokensUsed, long processingTimeMs) {}

    public static final String USER = "user";
    public static final String ASSISTANT = "assistant";

    public static Draft user(String content) {
        return of(USER, content);
    }

    public static Draft assistant(String content) {
        return of(ASSISTANT, content);
    }

    public static Draft of(String role, String content) {
        return new Draft(role, content, null, null, null);
    }

    public Draft withEffort(Effort spent) {
        return new Draft(role, content, functionName, functionArgs, spent);
    }
}
