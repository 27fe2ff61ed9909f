package dev.lumed.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The configuration as it was read: the settings, every key with its value and where that comes from, and the file, if
 * there was one.
 */
public record Configuration(LumedSettings settings, List<EffectiveValue> values, Optional<Path> file) {

    public Configuration {
        values = List.copyOf(values);
    }

    /**
     * A key whose value is not what it was. A secret that changed reads the same before and after: it is masked.
     *
     * @param reloadable whether it can be put in force while the daemon runs
     */
    public record Change(String key, String before, String after, boolean reloadable) {}

    public static Configuration read(Invocation invocation) throws SettingsException {
        return read(Layers.of(invocation), Layers.file(invocation));
    }

    /** Reads HOCON from a text over the defaults, with no file and no environment. */
    public static Configuration ofText(String text) throws SettingsException {
        return read(Layers.ofText(text), Optional.empty());
    }

    private static Configuration read(Layers layers, Optional<Path> file) throws SettingsException {
        Reading reading = new Reading(layers);
        LumedSettings settings = LumedSettings.read(new Section(reading, Layers.ROOT));
        List<Problem> problems = reading.problems();
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return new Configuration(settings, reading.values(), file);
    }

    /** What is in force once a reading that came later is, as far as that goes without a restart. */
    public Configuration reloaded(Configuration later) {
        List<EffectiveValue> inForce = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            EffectiveValue before = values.get(i);
            inForce.add(before.reloadable() ? later.values.get(i) : before);
        }
        return new Configuration(settings.reloaded(later.settings), inForce, later.file);
    }

    /** The data directory, if a flag of the command line says it, whatever the file holds. */
    public Optional<Path> dataDirFlag() {
        boolean flagged = values.stream()
                .anyMatch(value ->
                        value.key().equals(Layers.ROOT + ".data-dir") && value.source() instanceof Source.Flag);
        return flagged ? Optional.of(settings.dataDir().path()) : Optional.empty();
    }

    /** What a reading that came later says otherwise. */
    public List<Change> changesTo(Configuration later) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            EffectiveValue before = values.get(i);
            EffectiveValue after = later.values.get(i);
            if (!before.exact().equals(after.exact())) {
                changes.add(new Change(before.key(), before.text(), after.text(), before.reloadable()));
            }
        }
        return List.copyOf(changes);
    }
}
