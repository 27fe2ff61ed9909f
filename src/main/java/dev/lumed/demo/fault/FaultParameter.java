package dev.lumed.demo.fault;

import java.net.URI;
import java.util.List;

/** A value that a fault takes, always written as text. */
public enum FaultParameter {
    STATUS("the HTTP status, 200 to 599"),
    RETRY_AFTER("the Retry-After header: seconds, date:<duration> for a date that far ahead, or any text as it stands"),
    DELAY("a duration such as 250ms or 2s"),
    JITTER("a duration by which the delay varies at random"),
    BYTES_PER_SECOND("how fast bytes go out, 0 for no limit"),
    FRAMES("how many frames go out before it happens"),
    PIECES("how many pieces of a reply go out before it happens"),
    HOW("the variant"),
    VIA("rest, socket or any"),
    CALLS("which calls, comma-separated, or all"),
    TO("the URL of another host"),
    COUNT("how many"),
    TYPE("the type of the frame"),
    CODE("the error's code");

    /** Before how far ahead the date of a Retry-After header is. */
    public static final String DATE = "date:";

    private final String explanation;

    FaultParameter(String explanation) {
        this.explanation = explanation;
    }

    public String key() {
        return Keys.of(this);
    }

    public String explanation() {
        return explanation;
    }

    /** This parameter as a fault takes it, with the value it has when none is given. */
    Use as(String fallback) {
        return new Use(this, fallback, List.of());
    }

    /** This parameter as a fault takes it, when only some words make sense; the first one is the default. */
    Use oneOf(String... words) {
        return new Use(this, words[0], List.of(words));
    }

    private void check(String text) {
        switch (this) {
            case STATUS -> Values.number(key(), text, 200, 599);
            case FRAMES, PIECES, COUNT -> Values.number(key(), text, 0, 1_000_000);
            case BYTES_PER_SECOND -> Values.number(key(), text, 0, 100_000_000);
            case DELAY, JITTER -> Values.duration(key(), text);
            case CALLS -> Calls.parse(text);
            case TO -> checkUri(text);
            case RETRY_AFTER -> checkRetryAfter(text);
            case HOW, VIA, TYPE, CODE -> checkText(text);
        }
    }

    private void checkRetryAfter(String text) {
        checkText(text);
        if (text.startsWith(DATE)) {
            Values.duration(key(), text.substring(DATE.length()).strip());
        }
    }

    private void checkText(String text) {
        if (text.length() > 200 || text.chars().anyMatch(Character::isISOControl)) {
            throw new BadSwitchException(key(), text, "at most 200 printable characters");
        }
    }

    private void checkUri(String text) {
        try {
            if (!text.isEmpty() && !URI.create(text).isAbsolute()) {
                throw new BadSwitchException(key(), text, "an absolute URL");
            }
        } catch (IllegalArgumentException e) {
            throw new BadSwitchException(key(), text, "an absolute URL");
        }
    }

    /** A parameter of one fault: what it is when not given, and the words it is limited to, if any. */
    public record Use(FaultParameter parameter, String fallback, List<String> words) {
        void check(String text) {
            if (!words.isEmpty() && !words.contains(text)) {
                throw new BadSwitchException(parameter.key(), text, "one of " + String.join(", ", words));
            }
            parameter.check(text);
        }
    }
}
