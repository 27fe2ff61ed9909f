package dev.lumed.settings;

/**
 * A key with what it holds now and where that comes from, for people.
 *
 * @param text as it would be written in the configuration; what is secret is masked
 * @param exact the same unmasked, to tell whether it has changed
 */
public record EffectiveValue(String key, String text, Source source, Secret exact) {

    /** Whether a reload puts another value in force while the daemon runs; if not, a restart does. */
    public boolean reloadable() {
        return Reloadable.contains(key);
    }

    /** The text of a key that holds nothing. */
    public static final String NOTHING = "null";
}
