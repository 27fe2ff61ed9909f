package dev.lumed.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what the user wrote and no key reads. An unknown section is told once, not with everything in it. */
final class UnknownKeys {

    private final Collection<String> keys;
    private final Shown shown;
    private final TreeSet<String> sections = new TreeSet<>();
    private final List<String> known;
    private final List<Problem> problems = new ArrayList<>();

    UnknownKeys(Collection<String> keys, Shown shown) {
        this.keys = keys;
        this.shown = shown;
        for (String key : keys) {
            for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
                sections.add(key.substring(0, dot));
            }
        }
        this.known = Stream.concat(keys.stream(), sections.stream()).toList();
    }

    List<Problem> in(Config given) {
        visit("", given.root());
        return problems;
    }

    private void visit(String parent, ConfigObject section) {
        for (Map.Entry<String, ConfigValue> entry : section.entrySet()) {
            String name = ConfigUtil.quoteString(entry.getKey()).equals("\"" + entry.getKey() + "\"")
                    ? entry.getKey()
                    : ConfigUtil.quoteString(entry.getKey());
            visit(parent.isEmpty() ? name : parent + "." + name, entry.getValue());
        }
    }

    private void visit(String path, ConfigValue value) {
        if (keys.contains(path)) {
            return;
        }
        if (!sections.contains(path)) {
            problems.add(new Problem(Source.of(value.origin()), path, "an unknown key", allowedInsteadOf(path)));
        } else if (value instanceof ConfigObject section) {
            visit(path, section);
        } else {
            problems.add(new Problem(
                    Source.of(value.origin()), path, shown.found(null, value), "a section with " + keysOf(path)));
        }
    }

    private String allowedInsteadOf(String path) {
        return Suggestion.insteadOf(path, known)
                .map(similar -> "one of the documented keys; did you mean " + similar + "?")
                .orElse("one of the documented keys");
    }

    private String keysOf(String section) {
        return keys.stream()
                .filter(key -> key.startsWith(section + "."))
                .map(key -> key.substring(section.length() + 1))
                .collect(Collectors.joining(", "));
    }
}
