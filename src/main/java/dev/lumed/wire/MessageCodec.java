package dev.lumed.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** One stored message as JSON, both ways. */
final class MessageCodec {
    private static final String FUNCTION_ARGS = "function_args";

    private MessageCodec() {}

    static WireMessage read(JsonNode json) throws WireException {
        return new WireMessage(
                Json.requiredId(json, "a message"),
                Json.id(json, "consultation_id"),
                Json.textOr(json, "role", ""),
                Json.textOr(json, "content", ""),
                Json.text(json, "function_name"),
                arguments(json.path(FUNCTION_ARGS)),
                Json.smallNumber(json, "tokens_used"),
                Json.number(json, "processing_time_ms"),
                Json.instantOrEpoch(json, "created_at"));
    }

    static @Nullable WireMessage readIfPresent(JsonNode json) throws WireException {
        return json.isObject() ? read(json) : null;
    }

    /** Some servers send the arguments as an object, some as that object's text. */
    private static @Nullable String arguments(JsonNode json) {
        if (json.isTextual()) {
            return json.textValue();
        }
        return json.isContainerNode() ? Json.write(json) : null;
    }

    static ObjectNode write(WireMessage message) {
        ObjectNode json = Json.object()
                .put("id", message.id())
                .put("role", message.role())
                .put("content", message.content())
                .put("created_at", Timestamps.write(message.createdAt()));
        Json.put(json, "consultation_id", message.consultationId());
        Json.put(json, "function_name", message.functionName());
        Json.put(json, "tokens_used", message.tokensUsed());
        Json.put(json, "processing_time_ms", message.processingTimeMs());
        if (message.functionArgs() != null) {
            json.set(FUNCTION_ARGS, Json.embedded(message.functionArgs()));
        }
        return json;
    }
}
