package dev.lumed.demo.dialect;

import dev.lumed.demo.fault.BadSwitchException;
import dev.lumed.demo.fault.Values;
import java.util.EnumMap;
import java.util.Map;

/** How one version of the service speaks: a word for each feature. */
public record Dialect(Map<Feature, String> words) {

    private static final String PRESET = "preset";

    public Dialect {
        Map<Feature, String> all = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            all.put(feature, words.getOrDefault(feature, feature.words().get(0)));
        }
        words.forEach(Dialect::check);
        words = Map.copyOf(all);
    }

    /** The newest documented version. */
    public static Dialect current() {
        return new Dialect(Map.of());
    }

    /** The oldest documented version, in all that it does differently. */
    public static Dialect oldest() {
        return new Dialect(Map.of(
                Feature.SOCKET_AUTH, "query",
                Feature.LISTS, "whole",
                Feature.POSTS, "created",
                Feature.REPLIES, "named",
                Feature.ERRORS, "text",
                Feature.IDS, "upper",
                Feature.ACKNOWLEDGEMENT, "absent",
                Feature.CLIENT_FRAMES, "user_message"));
    }

    public boolean has(Feature feature, String word) {
        check(feature, word);
        return word.equals(words.get(feature));
    }

    public String word(Feature feature) {
        return words.getOrDefault(feature, feature.words().get(0));
    }

    public Dialect with(Feature feature, String word) {
        Map<Feature, String> changed = new EnumMap<>(words);
        changed.put(feature, word);
        return new Dialect(changed);
    }

    /** This dialect with what the texts say of it; {@code preset}, current or oldest, goes first. */
    public Dialect with(Map<String, String> texts) {
        Dialect changed = texts.containsKey(PRESET) ? preset(texts.getOrDefault(PRESET, "")) : this;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            if (!text.getKey().equals(PRESET)) {
                changed = changed.with(Values.word("dialect", text.getKey(), Feature.class), text.getValue());
            }
        }
        return changed;
    }

    private static Dialect preset(String name) {
        return switch (name) {
            case "current" -> current();
            case "oldest" -> oldest();
            default -> throw new BadSwitchException(PRESET, name, "current or oldest");
        };
    }

    private static void check(Feature feature, String word) {
        if (!feature.words().contains(word)) {
            throw new BadSwitchException(feature.key(), word, "one of " + String.join(", ", feature.words()));
        }
    }
}
