package dev.lumed.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the backend says by the socket, in any of its dialects. */
public sealed interface ServerFrame {

    /** The first frame of most servers. */
    record Connected(@Nullable String consultationId, @Nullable Instant timestamp) implements ServerFrame {}

    /** A message of ours arrived there; which one is not said. */
    record MessageReceived() implements ServerFrame {}

    /** A piece of the reply that is being made; which reply is not said. */
    record StreamChunk(String content) implements ServerFrame {}

    /** The reply that was streamed is at its end; neither its id nor its text is said. */
    record StreamComplete(@Nullable StreamMetadata metadata) implements ServerFrame {}

    /** A whole message, made in answer or elsewhere. */
    record WholeMessage(WireMessage message) implements ServerFrame {}

    /** A reply begins, in the words of the oldest servers: those name their replies. */
    record ReplyStart(String messageId) implements ServerFrame {}

    /** A piece of a reply that has a name. */
    record ReplyChunk(String messageId, String content) implements ServerFrame {}

    /**
     * A reply that has a name is at its end.
     *
     * @param content the whole of it, from servers that repeat it
     */
    record ReplyEnd(String messageId, @Nullable String content, @Nullable StreamMetadata metadata)
            implements ServerFrame {}

    /** The backend's own complaint: {@code CONSULTATION_NOT_ACTIVE, AUTH_FAILED, RATE_LIMIT} and others as code. */
    record Failure(String error, @Nullable String code) implements ServerFrame {}

    /** The answer to {@link ClientFrame.Ping}. */
    record Pong() implements ServerFrame {}

    /**
     * A type that is not known here, to be handed on.
     *
     * @param data the frame's {@code data}; the whole frame where it has none
     */
    record Unknown(String type, JsonNode data) implements ServerFrame {}

    /**
     * What cannot be read: cut short, not JSON, without a type, binary, too deep, too large.
     *
     * @param reason in words, with nothing of what was received
     */
    record Malformed(String reason) implements ServerFrame {}
}
