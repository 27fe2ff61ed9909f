package dev.lumed.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What the backend tells about a message beside its text; all of it may be missing.
 *
 * @param tokensUsed tokens the model spent on it
 * @param processingTimeMs milliseconds the backend took to make it
 * @param functionArgs the arguments as JSON text
 */
public record Details(
        @Nullable Integer tokensUsed,
        @Nullable Long processingTimeMs,
        @Nullable String functionName,
        @Nullable String functionArgs) {
    public static final Details NONE = new Details(null, null, null, null);

    /** Of its texts. */
    int characters() {
        return (functionName == null ? 0 : functionName.length()) + (functionArgs == null ? 0 : functionArgs.length());
    }
}
