package dev.lumed.demo.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One JSON object for the client. */
public record Frame(String type, ObjectNode json) {

    static final String MESSAGE_RECEIVED = "message_received";
    static final String STREAM_CHUNK = "stream_chunk";
    static final String STREAM_COMPLETE = "stream_complete";
    static final String ASSISTANT_CHUNK = "assistant_message_chunk";
    static final String ASSISTANT_END = "assistant_message_end";

    public static Frame of(String type) {
        return new Frame(type, Json.object().put("type", type));
    }

    public boolean isAcknowledgement() {
        return type.equals(MESSAGE_RECEIVED);
    }

    public boolean isPiece() {
        return type.equals(STREAM_CHUNK) || type.equals(ASSISTANT_CHUNK);
    }

    /** The end of a streamed reply. */
    public boolean isEnd() {
        return type.equals(STREAM_COMPLETE) || type.equals(ASSISTANT_END);
    }

    public String text() {
        return json.toString();
    }
}
