package dev.lumed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lumed.fuzz.FuzzInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A stream of bytes is the events that the standard says, however it is cut, and none is larger than it may be. */
final class SseFuzzTest {

    private static final int AMPLE = 1 << 20;
    private static final int FEW = 16;

    @FuzzTest
    void stream_ofAnyBytes_isTheEventsOfTheStandard(byte[] input) {
        byte[] bytes = FuzzInput.upTo(256, input);
        List<SseEvent> atOnce = parse(bytes, AMPLE, bytes.length);
        assertEquals(standard(new String(bytes, StandardCharsets.UTF_8)), atOnce);
        int pieces = bytes.length == 0 ? 1 : 1 + (bytes[0] & 15);
        assertEquals(atOnce, parse(bytes, AMPLE, pieces));
    }

    @FuzzTest
    void stream_ofLargeEvents_passesThemOver(byte[] input) {
        byte[] bytes = FuzzInput.upTo(256, input);
        List<SseEvent> all = parse(bytes, AMPLE, bytes.length);
        List<SseEvent> small = parse(bytes, FEW, bytes.length);
        assertTrue(all.size() >= small.size());
        for (SseEvent event : small) {
            assertTrue(event.data().length() <= FEW && event.name().length() <= FEW, "its size");
            assertTrue(event.id().orElse("").length() <= FEW, "its id's size");
        }
    }

    private static List<SseEvent> parse(byte[] bytes, int largest, int size) {
        List<SseEvent> events = new ArrayList<>();
        SseParser parser = new SseParser(largest, Optional.empty(), events::add);
        for (int from = 0; from < bytes.length; from += size) {
            byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(from + size, bytes.length));
            parser.feed(piece, piece.length);
        }
        return events;
    }

    private static List<SseEvent> standard(String text) {
        Standard standard = new Standard();
        String whole = text.startsWith("\ufeff") ? text.substring(1) : text;
        String[] lines = whole.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        // What stands behind the last end of a line is no line.
        Arrays.asList(lines).subList(0, lines.length - 1).forEach(standard::take);
        return standard.events;
    }

    /** HTML, 9.2.6, word by word, for a text that is there as a whole. */
    private static final class Standard {
        private final List<SseEvent> events = new ArrayList<>();
        private final StringBuilder data = new StringBuilder();
        private String name = "";
        private String id = "";

        void take(String line) {
            if (line.isEmpty()) {
                dispatch();
                return;
            }
            String[] parts = line.split(":", 2);
            String after = parts.length < 2 ? "" : parts[1];
            String value = after.startsWith(" ") ? after.substring(1) : after;
            switch (parts[0]) {
                case "data" -> data.append(value).append('\n');
                case "event" -> name = value;
                case "id" -> id = value.contains("\0") ? id : value;
                default -> {
                    // A comment, or what is not heeded.
                }
            }
        }

        private void dispatch() {
            if (!data.isEmpty()) {
                events.add(new SseEvent(
                        Optional.of(id).filter(given -> !given.isEmpty()),
                        name.isEmpty() ? "message" : name,
                        data.substring(0, data.length() - 1)));
            }
            data.setLength(0);
            name = "";
        }
    }
}
