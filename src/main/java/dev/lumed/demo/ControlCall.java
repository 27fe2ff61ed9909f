package dev.lumed.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lumed.demo.dialect.Json;
import dev.lumed.demo.fault.BadSwitchException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One call of the demo's own API.
 *
 * @param names what stood in the places of the path that are open
 */
record ControlCall(List<String> names, Map<String, String> query, ObjectNode json) {

    static ControlCall of(List<String> names, Map<String, String> query, String body) {
        ObjectNode json = body.isBlank()
                ? Json.object()
                : Json.parseObject(body)
                        .orElseThrow(() -> new BadSwitchException("body", shortened(body), "a JSON object"));
        return new ControlCall(names, query, json);
    }

    String name(int index) {
        return names.get(index);
    }

    /** The values of the query and, going before them, of the body. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>(query);
        texts.putAll(Json.texts(json));
        return texts;
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(texts().get(key));
    }

    /** Refuses a key that would otherwise have no effect. */
    void allow(String... keys) {
        for (String key : texts().keySet()) {
            if (!Set.of(keys).contains(key)) {
                throw new BadSwitchException("body", key, keys.length == 0 ? "nothing" : String.join(", ", keys));
            }
        }
    }

    private static String shortened(String body) {
        return body.length() > 40 ? body.substring(0, 40) + "…" : body;
    }
}
