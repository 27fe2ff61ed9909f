package dev.lumed.demo.fault;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names by which enum constants are known outside: {@code HALF_OPEN} is {@code half-open}. */
public final class Keys {

    private Keys() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String key) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> of(constant).equals(key))
                .findFirst();
    }

    /** All keys of a type, for a message that says what is allowed. */
    public static <E extends Enum<E>> String all(Class<E> type) {
        return Stream.of(type.getEnumConstants()).map(Keys::of).collect(Collectors.joining(", "));
    }
}
