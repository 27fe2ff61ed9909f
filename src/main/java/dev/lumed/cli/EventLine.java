package dev.lumed.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lumed.api.ApiJson;
import dev.lumed.api.EventJson;
import dev.lumed.api.MessageJson;
import java.time.Instant;
import java.util.Optional;

/** An event as one line: for people short, for scripts exact. */
final class EventLine {

    private static final int LONGEST_QUOTE = 200;
    private static final int NAME_COLUMNS = 12;

    private final Times times;
    private final Instant now;

    EventLine(Times times, Instant now) {
        this.times = times;
        this.now = now;
    }

    static String json(SseEvent event) {
        ObjectNode line = ApiJson.mapper().createObjectNode();
        line.put("event", event.name());
        event.id().ifPresent(id -> line.put("id", id));
        line.set("data", data(event));
        return ApiJson.write(line);
    }

    String text(SseEvent event) {
        String conversation = data(event).path("conversation_id").asText("");
        String line = times.second(now) + "  " + DisplayWidth.pad(ShortIds.of(conversation), 8) + "  "
                + DisplayWidth.pad(event.name(), NAME_COLUMNS) + "  " + particulars(event);
        return Plain.text(line.replaceAll("\\R", " ")).stripTrailing();
    }

    private static JsonNode data(SseEvent event) {
        try {
            return ApiJson.mapper().readTree(event.data());
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(event.data());
        }
    }

    private String particulars(SseEvent event) {
        try {
            Optional<EventJson> read = EventJson.read(event.name(), event.data());
            return read.map(this::particulars).orElseGet(() -> quoted(event.data()));
        } catch (JsonProcessingException e) {
            return quoted(event.data());
        }
    }

    private String particulars(EventJson event) {
        if (event instanceof EventJson.MessageEvent changed) {
            return message(changed.message());
        }
        if (event instanceof EventJson.Chunk chunk) {
            return chunk.messageId() + " at " + chunk.offset() + ": " + quoted(chunk.text());
        }
        if (event instanceof EventJson.ConnectionEvent changed) {
            String reason = Words.reason(changed.connection(), times);
            return Words.of(changed.connection().mode()) + (reason.isEmpty() ? "" : ": " + reason);
        }
        if (event instanceof EventJson.Typing typing) {
            return typing.active() ? "begins" : "ends";
        }
        return rarer(event);
    }

    private static String rarer(EventJson event) {
        if (event instanceof EventJson.ConversationEvent changed) {
            return changed.conversation().persona() + ", "
                    + changed.conversation().status() + ", "
                    + (changed.conversation().open() ? "open" : "closed");
        }
        if (event instanceof EventJson.MessageRemoved removed) {
            return removed.messageId();
        }
        if (event instanceof EventJson.BackendEvent backend) {
            return backend.type() + " " + (backend.data() == null ? "" : quoted(ApiJson.write(backend.data())));
        }
        if (event instanceof EventJson.Reset) {
            return "the stream has a gap; the messages in it follow from the log";
        }
        throw new IllegalStateException("no line for " + event.name());
    }

    private static String message(MessageJson message) {
        String error = message.error() == null ? "" : " (" + message.error() + ")";
        return message.id() + " " + Words.of(message.role()) + " " + Words.of(message.status()) + error + ": "
                + quoted(message.content());
    }

    private static String quoted(String text) {
        String line = Plain.line(text.substring(0, Math.min(text.length(), LONGEST_QUOTE)));
        return text.length() > LONGEST_QUOTE ? line + "…" : line;
    }
}
