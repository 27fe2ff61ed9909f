package dev.lumed.demo.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lumed.demo.model.Draft;
import dev.lumed.demo.model.StoredMessage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The frames to the client in one dialect. */
public record Frames(Dialect dialect) {

    public Optional<Frame> connected(String consultationId, Instant now) {
        if (dialect.has(Feature.CONNECTED, "absent")) {
            return Optional.empty();
        }
        Frame frame = Frame.of("connected");
        frame.json()
                .put("consultation_id", new Bodies(dialect).id(consultationId))
                .put("timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        return Optional.of(frame);
    }

    public Optional<Frame> received() {
        return dialect.has(Feature.ACKNOWLEDGEMENT, "absent")
                ? Optional.empty()
                : Optional.of(Frame.of(Frame.MESSAGE_RECEIVED));
    }

    public Frame pong() {
        return Frame.of("pong");
    }

    public Frame error(String code, String reason) {
        Frame frame = Frame.of("error");
        frame.json().put("error", reason);
        frame.json().put(dialect.has(Feature.ERRORS, "text") ? "error_code" : "code", code);
        return frame;
    }

    public Frame message(StoredMessage message) {
        Frame frame = Frame.of("message");
        frame.json().set("message", new Bodies(dialect).message(message));
        return frame;
    }

    /** What announces a reply, in the dialects that do. */
    public Optional<Frame> replyStart(String messageId) {
        return dialect.has(Feature.REPLIES, "named")
                ? Optional.of(named("assistant_message_start", messageId))
                : Optional.empty();
    }

    /** A piece of a reply, in the dialects that stream. */
    public Optional<Frame> replyPiece(String messageId, String piece) {
        return switch (dialect.word(Feature.REPLIES)) {
            case "whole" -> Optional.empty();
            case "named" -> Optional.of(withContent(named(Frame.ASSISTANT_CHUNK, messageId), piece));
            default -> Optional.of(withContent(Frame.of(Frame.STREAM_CHUNK), piece));
        };
    }

    public Frame replyEnd(StoredMessage reply) {
        return switch (dialect.word(Feature.REPLIES)) {
            case "whole" -> message(reply);
            case "named" -> withMetadata(
                    withContent(named(Frame.ASSISTANT_END, reply.id()), reply.content()), reply.draft());
            default -> withMetadata(Frame.of(Frame.STREAM_COMPLETE), reply.draft());
        };
    }

    private Frame named(String type, String messageId) {
        Frame frame = Frame.of(type);
        frame.json().put("message_id", new Bodies(dialect).id(messageId));
        return frame;
    }

    private static Frame withContent(Frame frame, String content) {
        frame.json().put("content", content);
        return frame;
    }

    private static Frame withMetadata(Frame frame, Draft draft) {
        ObjectNode metadata = frame.json().putObject("metadata");
        Bodies.putEffort(metadata, draft.effort());
        return frame;
    }
}
