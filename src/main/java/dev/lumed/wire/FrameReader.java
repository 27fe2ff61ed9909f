package dev.lumed.wire;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What a JSON value that came by the socket means, whichever of the backend's versions speaks. */
final class FrameReader {
    private static final ServerFrame NO_OBJECT = new ServerFrame.Malformed("not an object");
    private static final ServerFrame NO_TYPE = new ServerFrame.Malformed("no type");
    private static final ServerFrame NO_CONTENT = new ServerFrame.Malformed("a chunk without content");
    private static final ServerFrame NO_MESSAGE = new ServerFrame.Malformed("a message that is none");
    private static final ServerFrame NO_MESSAGE_ID = new ServerFrame.Malformed("a reply without an id");

    private FrameReader() {}

    static ServerFrame read(JsonNode json) {
        if (!json.isObject()) {
            return NO_OBJECT;
        }
        JsonNode type = json.path("type");
        return type.isTextual() && !type.textValue().isBlank() ? read(type.textValue(), json) : NO_TYPE;
    }

    private static ServerFrame read(String type, JsonNode json) {
        return switch (type) {
            case "stream_chunk" -> chunk(null, json);
            case "stream_complete" -> new ServerFrame.StreamComplete(metadata(json));
            case "pong" -> new ServerFrame.Pong();
            case "message_received" -> new ServerFrame.MessageReceived();
            case "connected" -> new ServerFrame.Connected(
                    Json.id(json, "consultation_id"), Json.instant(json, "timestamp"));
            case "message" -> message(json);
            case "assistant_message_start" -> start(Json.id(json, "message_id"));
            case "assistant_message_chunk" -> chunk(Json.id(json, "message_id"), json);
            case "assistant_message_end" -> end(Json.id(json, "message_id"), json);
            case "error" -> failure(json);
            default -> unknown(type, json);
        };
    }

    private static ServerFrame chunk(@Nullable String messageId, JsonNode json) {
        String content = Json.text(json, "content");
        if (content == null) {
            return NO_CONTENT;
        }
        return messageId == null
                ? new ServerFrame.StreamChunk(content)
                : new ServerFrame.ReplyChunk(messageId, content);
    }

    private static ServerFrame start(@Nullable String messageId) {
        return messageId == null ? NO_MESSAGE_ID : new ServerFrame.ReplyStart(messageId);
    }

    private static ServerFrame end(@Nullable String messageId, JsonNode json) {
        return messageId == null
                ? new ServerFrame.StreamComplete(metadata(json))
                : new ServerFrame.ReplyEnd(messageId, Json.text(json, "content"), metadata(json));
    }

    private static @Nullable StreamMetadata metadata(JsonNode json) {
        JsonNode metadata = json.path("metadata");
        return metadata.isObject()
                ? new StreamMetadata(
                        Json.smallNumber(metadata, "tokens_used"),
                        Json.number(metadata, "processing_time_ms"),
                        Json.present(metadata.path("function_calls")))
                : null;
    }

    private static ServerFrame message(JsonNode json) {
        JsonNode inner = json.path("message");
        try {
            return new ServerFrame.WholeMessage(MessageCodec.read(inner.isObject() ? inner : json));
        } catch (WireException unreadable) {
            return NO_MESSAGE;
        }
    }

    private static ServerFrame failure(JsonNode json) {
        ErrorBody error = ErrorReader.read(json);
        String code = error.code() == null ? Json.text(json, "error_code") : error.code();
        return new ServerFrame.Failure(error.message(), code);
    }

    private static ServerFrame unknown(String type, JsonNode json) {
        JsonNode data = Json.present(json.path("data"));
        return new ServerFrame.Unknown(type, data == null ? json : data);
    }
}
