package dev.lumed.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/**
 * A line for machines: one JSON object with {@code time} (ISO 8601, UTC), {@code level}, {@code area}, {@code logger},
 * {@code thread}, {@code message}, and, where there is one, {@code conversation} (its short id) and {@code error}.
 */
final class JsonLine implements LogLine {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public String of(ILoggingEvent event) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField(
                    "time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
            json.writeStringField("level", event.getLevel().toString());
            json.writeStringField("area", LogLine.area(event.getLoggerName()));
            json.writeStringField("logger", event.getLoggerName());
            json.writeStringField("thread", event.getThreadName());
            json.writeStringField("message", LogLine.message(event));
            write(json, "conversation", LogLine.conversation(event));
            write(json, "error", LogLine.trace(event));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    private static void write(JsonGenerator json, String field, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(field, value.get());
        }
    }
}
