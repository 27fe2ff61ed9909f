package dev.lumed.settings;

/**
 * A key with what it holds now and where that comes from, for people.
 *
 * @param text as it would be written in the configuration; what is secret is masked
 * @param exact the same unmasked, to tell whether it has changed
 */
public record EffectiveValue(String key, String text, Source source, Secret exact) {

    /** The text of a key that holds nothing. */
    public static final String NOTHING = "null";
}
