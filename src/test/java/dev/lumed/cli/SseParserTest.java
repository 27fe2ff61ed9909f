package dev.lumed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SseParserTest {

    private final List<SseEvent> events = new ArrayList<>();
    private final SseParser parser = new SseParser(40, Optional.empty(), events::add);

    @Test
    void events_ofTheStandardsExample_areRead() {
        feed(": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n");

        assertThat(events)
                .containsExactly(
                        event("1", "message", "first event"),
                        event("", "message", "second event"),
                        event("", "message", " third event"));
    }

    @Test
    void data_ofManyLines_isJoined() {
        feed("event: chunk\ndata: one\ndata\ndata: two\n\n");

        assertThat(events).containsExactly(event("", "chunk", "one\n\ntwo"));
    }

    @Test
    void event_withoutData_isNone() {
        feed("event: typing\nid: 7\n\ndata: x\n\n");

        assertThat(events).containsExactly(event("7", "message", "x"));
    }

    @Test
    void lines_whateverEndsThem_areTheSame() {
        feed("data: a\r\rdata: b\r\n\r\ndata: c\n\n");

        assertThat(events).extracting(SseEvent::data).containsExactly("a", "b", "c");
    }

    @Test
    void bytes_cutAnywhere_giveTheSameEvents() {
        byte[] bytes =
                "\ufeffid: 5\r\nevent: é\r\ndata: 🥗 über\r\n\r\n:\r\n\r\ndata: b\n\n".getBytes(StandardCharsets.UTF_8);
        List<SseEvent> whole = parse(bytes, bytes.length);

        assertThat(whole).containsExactly(event("5", "é", "🥗 über"), event("5", "message", "b"));
        for (int size = 1; size < bytes.length; size++) {
            assertThat(parse(bytes, size)).as("pieces of %d", size).isEqualTo(whole);
        }
    }

    @Test
    void id_ofAnEarlierConnection_isKept() {
        new SseParser(40, Optional.of("9"), events::add).feed(bytes("data: x\n\n"), 9);

        assertThat(events).containsExactly(event("9", "message", "x"));
    }

    @Test
    void id_ofAnEvent_countsWhenTheEventIsWhole() {
        feed("id: 3\ndata: x\n");
        assertThat(parser.lastId()).isEmpty();
        feed("\n: from here\nid: 8\n\n");

        assertThat(parser.lastId()).contains("8");
        assertThat(events).containsExactly(event("3", "message", "x"));
    }

    @Test
    void id_withANul_isIgnored() {
        feed("id: 3\ndata: x\n\nid: 4\0\ndata: y\n\n");

        assertThat(events).containsExactly(event("3", "message", "x"), event("3", "message", "y"));
    }

    @Test
    void event_tooLarge_isPassedOverAndItsNeighboursKept() {
        feed("data: a\n\ndata: " + "x".repeat(60) + "\n\ndata: b\n\n");
        feed("data: 12345678901234567890\ndata: 12345678901234567890\ndata: 3\n\ndata: c\n\n");

        assertThat(events).extracting(SseEvent::data).containsExactly("a", "b", "c");
        assertThat(parser.passedOver()).isEqualTo(2);
    }

    private static List<SseEvent> parse(byte[] bytes, int size) {
        List<SseEvent> read = new ArrayList<>();
        SseParser parser = new SseParser(100, Optional.empty(), read::add);
        for (int from = 0; from < bytes.length; from += size) {
            byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(from + size, bytes.length));
            parser.feed(piece, piece.length);
        }
        return read;
    }

    private void feed(String text) {
        byte[] bytes = bytes(text);
        parser.feed(bytes, bytes.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SseEvent event(String id, String name, String data) {
        return new SseEvent(Optional.of(id).filter(given -> !given.isEmpty()), name, data);
    }
}
