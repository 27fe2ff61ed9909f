package dev.lumed.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the layers key by key, and keeps every key that was asked for and every problem that was met. */
final class Reading {

    private final Layers layers;
    private final Map<String, Kind<?>> asked = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();

    /** A problem that is told once it is known what is secret. */
    private record Note(String key, ConfigValue value, String allowed) {}

    Reading(Layers layers) {
        this.layers = layers;
    }

    <T> T required(String key, Kind<T> kind) {
        return read(key, kind, byDefault(key, kind));
    }

    <T extends Comparable<T>> T required(String key, Kind<T> kind, Range<T> range) {
        return read(key, Kind.within(kind, range), range.clamp(byDefault(key, kind)));
    }

    <T> Optional<T> optional(String key, Kind<T> kind) {
        asked.put(key, kind);
        ConfigValue value = effective(key);
        return isNothing(value) ? Optional.empty() : parse(key, kind, value);
    }

    /** Notes that what a key holds, fine in itself, cannot stand beside the others. */
    void note(String key, String allowed) {
        note(key, effective(key), allowed);
    }

    /** What is wrong, the unknown keys included. */
    List<Problem> problems() {
        Shown shown = shown();
        List<Problem> all = new ArrayList<>();
        notes.forEach(note -> all.add(problem(note, shown)));
        all.addAll(new UnknownKeys(asked.keySet(), shown).in(layers.given()));
        return List.copyOf(all);
    }

    /** Every key with its value and where that comes from, in the order of {@code reference.conf}. */
    List<EffectiveValue> values() {
        Shown shown = shown();
        return asked.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        entry -> referred(entry.getKey()).origin().lineNumber()))
                .map(entry -> value(entry.getKey(), entry.getValue(), shown))
                .toList();
    }

    private Shown shown() {
        return new Shown(asked.entrySet().stream()
                .filter(entry -> Kinds.SECRET.equals(entry.getValue()))
                .map(entry -> effective(entry.getKey()))
                .filter(value -> !isNothing(value))
                .map(value -> value.unwrapped().toString())
                .toList());
    }

    private EffectiveValue value(String key, Kind<?> kind, Shown shown) {
        ConfigValue value = effective(key);
        String text = isNothing(value) ? EffectiveValue.NOTHING : shown.value(kind, value);
        return new EffectiveValue(
                key, text, Source.of(value.origin()), Secret.of(value.render(ConfigRenderOptions.concise())));
    }

    private <T> T read(String key, Kind<T> kind, T fallback) {
        asked.put(key, kind);
        return parse(key, kind, effective(key)).orElse(fallback);
    }

    private <T> Optional<T> parse(String key, Kind<T> kind, ConfigValue value) {
        try {
            if (isNothing(value)) {
                throw new Mismatch();
            }
            return Optional.of(kind.parse(value));
        } catch (Mismatch e) {
            note(key, value, kind.allowed());
            return Optional.empty();
        }
    }

    private void note(String key, ConfigValue value, String allowed) {
        notes.add(new Note(key, value, allowed));
    }

    private Problem problem(Note note, Shown shown) {
        ConfigValue value = note.value();
        String found = isNothing(value) ? "nothing" : shown.found(asked.get(note.key()), value);
        return new Problem(Source.of(value.origin()), note.key(), found, note.allowed());
    }

    private <T> T byDefault(String key, Kind<T> kind) {
        try {
            return kind.parse(referred(key));
        } catch (Mismatch e) {
            throw new IllegalStateException(key + " has no usable default in " + Source.REFERENCE, e);
        }
    }

    private ConfigValue effective(String key) {
        @Nullable ConfigValue given = find(layers.given(), key);
        return given == null ? referred(key) : given;
    }

    private ConfigValue referred(String key) {
        @Nullable ConfigValue value = find(layers.reference(), key);
        if (value == null) {
            throw new IllegalStateException(key + " is not in " + Source.REFERENCE);
        }
        return value;
    }

    // By hand: the library tells neither null from absent, nor a section from a value that stands in its place.
    private static @Nullable ConfigValue find(Config config, String key) {
        @Nullable ConfigValue found = config.root();
        for (String segment : ConfigUtil.splitPath(key)) {
            found = found instanceof ConfigObject section ? section.get(segment) : null;
        }
        return found;
    }

    private static boolean isNothing(ConfigValue value) {
        return value.valueType() == ConfigValueType.NULL;
    }
}
