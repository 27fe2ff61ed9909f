package dev.lumed.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A call that the demo's own API knows.
 *
 * @param pattern the path below {@code /demo}, with {@code {…}} for a part that is open
 */
record ControlRoute(
        String method, String pattern, String explanation, Function<ControlCall, CompletionStage<Answer>> action) {

    /** What stands in the open parts, if the path is this one. */
    Optional<List<String>> match(List<String> path) {
        List<String> parts = pattern.isEmpty() ? List.of() : List.of(pattern.split("/", -1));
        if (parts.size() != path.size()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).startsWith("{")) {
                names.add(path.get(i));
            } else if (!parts.get(i).equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }
}
