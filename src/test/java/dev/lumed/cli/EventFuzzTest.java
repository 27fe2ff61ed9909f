package dev.lumed.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lumed.api.ApiJson;
import dev.lumed.api.ConversationJson;
import dev.lumed.api.EventJson;
import dev.lumed.api.MessageJson;
import dev.lumed.fuzz.FuzzInput;
import dev.lumed.fuzz.Harmless;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whatever a daemon tells, the client shows it, harmless, or says that it is not understood. */
final class EventFuzzTest {

    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
    private static final Times TIMES = new Times(NOW, ZoneId.of("Pacific/Kiritimati"));
    private static final List<String> NAMES = List.of(
            "message",
            "message-removed",
            "chunk",
            "typing",
            "connection",
            "conversation",
            "backend",
            "reset",
            "of-a-newer-daemon");

    @FuzzTest
    void event_ofAnyText_isShownHarmless(byte[] bytes) throws JsonProcessingException {
        SseEvent event = event(FuzzInput.of(FuzzInput.upTo(512, bytes)));
        Harmless.checkLine(new EventLine(TIMES, NOW).text(event));
        String json = EventLine.json(event);
        Harmless.checkLine(json.replaceAll("[\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]", ""));
        assertTrue(ApiJson.mapper().readTree(json).has("data"));
    }

    /** A line for each event: its first letter is its kind. */
    @FuzzTest
    void events_ofAnyTexts_areTakenByTheChat(byte[] bytes) throws Exception {
        ChatRoom room = new ChatRoom(
                ApiJson.read(Samples.conversation(Samples.FIRST, "live", null), ConversationJson.class), () -> TIMES);
        ReplyText reply = new ReplyText(ApiJson.read(Samples.question("sent", 1), MessageJson.class));
        for (SseEvent event : events(FuzzInput.upTo(1024, bytes))) {
            for (ChatLine line : taken(room, event)) {
                Harmless.checkLine(line.text());
            }
            for (ChatLine line : room.live(40, 24)) {
                Harmless.checkLine(line.text());
                assertTrue(DisplayWidth.of(line.text()) <= 40 * 24, "its width");
            }
            try {
                reply.take(event);
            } catch (CommandException.Refused refused) {
                // Said in words.
            }
        }
    }

    private static List<ChatLine> taken(ChatRoom room, SseEvent event) {
        try {
            Optional<EventJson> read = EventJson.read(event.name(), event.data());
            return read.isPresent() ? room.take(read.get()) : List.of();
        } catch (JsonProcessingException notUnderstood) {
            return List.of();
        }
    }

    private static List<SseEvent> events(byte[] bytes) {
        List<SseEvent> events = new ArrayList<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", 50)) {
            events.add(event(FuzzInput.of(line.getBytes(StandardCharsets.UTF_8))));
        }
        return events;
    }

    private static SseEvent event(FuzzInput input) {
        return new SseEvent(Optional.empty(), input.among(NAMES), input.text());
    }
}
