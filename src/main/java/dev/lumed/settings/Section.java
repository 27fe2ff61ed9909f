package dev.lumed.settings;

import com.typesafe.config.ConfigObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One section of the configuration while it is read. A wrong value is noted and the default goes on in its stead, so that
 * the reading comes to its end and knows every problem.
 */
final class Section {

    private final Reading reading;
    private final String path;

    Section(Reading reading, String path) {
        this.reading = reading;
        this.path = path;
    }

    Section section(String name) {
        return new Section(reading, path(name));
    }

    boolean flag(String key) {
        return reading.required(path(key), Kinds.FLAG);
    }

    int number(String key, int low, int high) {
        return ranged(key, Kinds.NUMBER, Range.of(low, high));
    }

    double decimal(String key, double low, double high) {
        return ranged(key, Kinds.DECIMAL, Range.of(low, high));
    }

    Duration duration(String key, Duration low, Duration high) {
        return ranged(key, Kinds.DURATION, Range.of(low, high));
    }

    long bytes(String key, long low, long high) {
        return ranged(key, Kinds.BYTES, Range.of(low, high));
    }

    String text(String key) {
        return reading.required(path(key), Kinds.TEXT);
    }

    Path directory(String key) {
        return reading.required(path(key), Kinds.PATH);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        return reading.required(path(key), Kinds.choice(type));
    }

    <T> List<T> list(String key, Kind<List<T>> kind) {
        return reading.required(path(key), kind);
    }

    Optional<String> optionalText(String key) {
        return reading.optional(path(key), Kinds.TEXT);
    }

    Optional<Secret> secret(String key) {
        return reading.optional(path(key), Kinds.SECRET);
    }

    Optional<URI> url(String key, String... schemes) {
        return reading.optional(path(key), Kinds.url(schemes));
    }

    <T> Optional<T> optional(String key, Kind<T> kind) {
        return reading.optional(path(key), kind);
    }

    /** A section that somebody else reads. */
    ConfigObject opaque(String key) {
        return reading.required(path(key), Kinds.SECTION);
    }

    /** A rule over more than one key; {@code key} is the one to point at where it does not hold. */
    void require(boolean holds, String key, String allowed) {
        if (!holds) {
            reading.note(path(key), allowed);
        }
    }

    private <T extends Comparable<T>> T ranged(String key, Kind<T> kind, Range<T> range) {
        return reading.required(path(key), kind, range);
    }

    private String path(String key) {
        return path + "." + key;
    }
}
