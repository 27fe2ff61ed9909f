package dev.lumed.doctor;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one thing, without secrets.
 *
 * @param subject in kebab-case, for scripts
 * @param text what it is like, for a person to read
 * @param remedy what to do; null where there is nothing to do
 */
public record Finding(
        String subject,
        Verdict verdict,
        String text,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String remedy) {

    /** How bad it is. */
    public enum Verdict {
        OK,
        /** It works, and not as well as it could. */
        WARNING,
        /** It does not work until something is done. */
        PROBLEM
    }

    static Finding ok(String subject, String text) {
        return new Finding(subject, Verdict.OK, text, null);
    }

    static Finding warning(String subject, String text, String remedy) {
        return new Finding(subject, Verdict.WARNING, text, remedy);
    }

    static Finding problem(String subject, String text, String remedy) {
        return new Finding(subject, Verdict.PROBLEM, text, remedy);
    }
}
