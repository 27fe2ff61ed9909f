package dev.lumed.settings;

import com.typesafe.config.ConfigValue;
import java.util.function.Function;

/**
 * What a key may hold and how it is read.
 *
 * @param allowed in words, for people
 * @param parser throws {@link Mismatch} for anything else
 * @param wording how a value is written in the configuration
 */
record Kind<T>(String allowed, Parser<T> parser, Function<T, String> wording) {

    /** Turns a value, which is never HOCON's null, into what the key holds. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(ConfigValue value) throws Mismatch;
    }

    T parse(ConfigValue value) throws Mismatch {
        return parser.parse(value);
    }

    /** A kind that only takes what {@code holds} for, said in other words. */
    static <T> Kind<T> limited(Kind<T> kind, String allowed, java.util.function.Predicate<T> holds) {
        return new Kind<>(
                allowed,
                value -> {
                    T parsed = kind.parse(value);
                    if (!holds.test(parsed)) {
                        throw new Mismatch();
                    }
                    return parsed;
                },
                kind.wording());
    }

    static <T extends Comparable<T>> Kind<T> within(Kind<T> kind, Range<T> range) {
        String allowed = kind.allowed() + " from " + kind.wording().apply(range.low()) + " to "
                + kind.wording().apply(range.high());
        return limited(kind, allowed, range::contains);
    }
}
