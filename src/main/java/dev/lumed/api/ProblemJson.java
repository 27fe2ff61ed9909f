package dev.lumed.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not done: a problem of RFC 9457, of media type {@code application/problem+json}.
 *
 * @param type always {@code about:blank}: the code says which problem it is
 * @param title the status in words
 * @param code a stable kebab-case word
 * @param detail what was wrong and what is allowed, for a person to read
 * @param problems each one, where there are several
 */
public record ProblemJson(
        String type, String title, int status, String code, String detail, @Nullable List<String> problems) {
    public static final String MEDIA_TYPE = "application/problem+json";
}
