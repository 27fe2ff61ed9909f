package dev.lumed.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lumed.demo.dialect.Json;
import dev.lumed.demo.model.RefusedException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One REST call with its body. Its credentials are never printed. */
record Call(Target target, Map<String, String> query, Credentials credentials, String body) {

    private static final String INVALID = "VALIDATION_ERROR";

    record Credentials(@Nullable String apiKey, @Nullable String accessToken) {
        boolean isEmpty() {
            return apiKey == null && accessToken == null;
        }

        @Override
        public String toString() {
            return "Credentials[masked]";
        }
    }

    /** Without query and body. */
    @Override
    public String toString() {
        return "Call[" + target + "]";
    }

    /** The consultation it is about, or "" where the path names none. */
    String consultation() {
        String id = target.consultation();
        return id == null ? "" : id;
    }

    ObjectNode json() {
        return Json.parseObject(body)
                .orElseThrow(() -> new RefusedException(400, INVALID, "The body must be a JSON object"));
    }

    /** A text of the body that must be there. */
    String text(String key) {
        return optionalText(key).orElseThrow(() -> new RefusedException(400, INVALID, key + " is required"));
    }

    Optional<String> optionalText(String key) {
        return Optional.ofNullable(json().get(key)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    Optional<String> parameter(String key) {
        return Optional.ofNullable(query.get(key));
    }

    /** A whole number of the query, at least 0. */
    int number(String key, int fallback) {
        String text = query.get(key);
        if (text == null) {
            return fallback;
        }
        try {
            return Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new RefusedException(400, INVALID, key + " must be a whole number");
        }
    }
}
