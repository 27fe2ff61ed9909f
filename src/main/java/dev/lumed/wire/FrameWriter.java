package dev.lumed.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The frames of a server as JSON. */
final class FrameWriter {
    private FrameWriter() {}

    static JsonNode write(ServerFrame frame, CodeName codeName) {
        if (frame instanceof ServerFrame.StreamChunk chunk) {
            return typed("stream_chunk").put("content", chunk.content());
        }
        if (frame instanceof ServerFrame.StreamComplete complete) {
            return withMetadata(typed("stream_complete"), complete.metadata());
        }
        if (frame instanceof ServerFrame.Connected connected) {
            return connected(connected);
        }
        if (frame instanceof ServerFrame.MessageReceived) {
            return typed("message_received");
        }
        if (frame instanceof ServerFrame.Pong) {
            return typed("pong");
        }
        if (frame instanceof ServerFrame.WholeMessage whole) {
            return typed("message").set("message", MessageCodec.write(whole.message()));
        }
        if (frame instanceof ServerFrame.Failure failure) {
            return Json.put(typed("error").put("error", failure.error()), codeName.field(), failure.code());
        }
        return frame instanceof ServerFrame.Unknown unknown ? unknown(unknown) : named(frame);
    }

    private static JsonNode connected(ServerFrame.Connected connected) {
        ObjectNode json = Json.put(typed("connected"), "consultation_id", connected.consultationId());
        return Json.put(json, "timestamp", connected.timestamp());
    }

    /** The frame came whole, if it had no {@code data}. */
    private static JsonNode unknown(ServerFrame.Unknown unknown) {
        JsonNode type = unknown.data().path("type");
        boolean whole = type.isTextual()
                && unknown.type().equals(type.textValue())
                && Json.present(unknown.data().path("data")) == null;
        return whole ? unknown.data() : typed(unknown.type()).set("data", unknown.data());
    }

    /** The words of the oldest servers, whose replies have a name. */
    private static JsonNode named(ServerFrame frame) {
        if (frame instanceof ServerFrame.ReplyStart start) {
            return typed("assistant_message_start").put("message_id", start.messageId());
        }
        if (frame instanceof ServerFrame.ReplyChunk chunk) {
            return typed("assistant_message_chunk")
                    .put("message_id", chunk.messageId())
                    .put("content", chunk.content());
        }
        if (frame instanceof ServerFrame.ReplyEnd end) {
            ObjectNode json = typed("assistant_message_end").put("message_id", end.messageId());
            return withMetadata(Json.put(json, "content", end.content()), end.metadata());
        }
        throw new IllegalArgumentException("nothing that a server says: " + frame);
    }

    private static ObjectNode typed(String type) {
        return Json.object().put("type", type);
    }

    private static ObjectNode withMetadata(ObjectNode json, @Nullable StreamMetadata metadata) {
        if (metadata != null) {
            ObjectNode inner = json.putObject("metadata");
            Json.put(inner, "tokens_used", metadata.tokensUsed());
            Json.put(inner, "processing_time_ms", metadata.processingTimeMs());
            if (metadata.functionCalls() != null) {
                inner.set("function_calls", metadata.functionCalls());
            }
        }
        return json;
    }
}
