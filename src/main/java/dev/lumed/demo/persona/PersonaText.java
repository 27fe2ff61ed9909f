package dev.lumed.demo.persona;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The text form of a persona: passages, each after a line {@code %% words, that, call, it}. The words {@code greeting}
 * and {@code otherwise} are special; passages with the same words are variants, used in turn.
 */
final class PersonaText {

    private static final String MARK = "%% ";
    private static final String GREETING = "greeting";
    private static final String OTHERWISE = "otherwise";

    private PersonaText() {}

    static Persona parse(String text) {
        Map<String, List<String>> passages = passages(text);
        List<Topic> topics = new ArrayList<>();
        passages.forEach((words, replies) -> {
            if (!Set.of(GREETING, OTHERWISE).contains(words)) {
                topics.add(new Topic(Set.of(words.split(",\\s*", -1)), replies));
            }
        });
        return new Persona(
                required(passages, GREETING).get(0), topics, new Topic(Set.of(), required(passages, OTHERWISE)));
    }

    private static List<String> required(Map<String, List<String>> passages, String words) {
        List<String> found = passages.get(words);
        if (found == null) {
            throw new IllegalArgumentException("a persona needs a passage \"" + words + "\"");
        }
        return found;
    }

    private static Map<String, List<String>> passages(String text) {
        Map<String, List<String>> passages = new LinkedHashMap<>();
        for (String passage : ("\n" + text).split("\n" + MARK, -1)) {
            if (!passage.isBlank()) {
                String[] parts = passage.split("\n", 2);
                passages.computeIfAbsent(parts[0].strip(), words -> new ArrayList<>())
                        .add(parts[1].strip());
            }
        }
        return passages;
    }
}
