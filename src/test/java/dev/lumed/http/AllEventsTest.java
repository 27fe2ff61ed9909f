package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.actor.FeedEvent;
import dev.lumed.api.EventJson.Name;
import dev.lumed.conversation.ConversationId;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The events of all conversations, whose ids are places in the daemon's own feed. */
@Tag("socket")
final class AllEventsTest {
    private static final String PATH = "/v1/events";

    private static ApiUnderTest api;

    private ConversationId one;
    private ConversationId other;

    @BeforeAll
    static void start() {
        api = new ApiUnderTest();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void conversations() {
        one = api.conversations.add("c-1");
        other = api.conversations.add("c-2");
    }

    @Test
    void stream_opened_flushesItsHeadersBeforeAnythingHappens() {
        try (EventReader reader = api.client.events(PATH)) {
            assertThat(reader.status()).isEqualTo(200);
            assertThat(reader.headers().firstValue("Content-Type")).contains("text/event-stream");
        }
    }

    @Test
    void reader_whoComesBack_goesOnBehindItsLastId() {
        String last;
        try (EventReader reader = api.client.events(PATH + "?since=" + api.conversations.feed.lastOrdinal())) {
            // From here on it is known where the reader stands, also before it has got anything.
            reader.nextComment();
            api.conversations.post(one, "a");
            api.conversations.post(other, "b");
            assertThat(reader.messages(2)).containsExactly("a", "b");
            last = reader.lastId();
        }
        assertThat(last).isEqualTo(Long.toString(api.conversations.feed.lastOrdinal()));
        api.conversations.post(other, "c");
        api.conversations.post(one, "d");
        try (EventReader reader = behind(last)) {
            assertThat(reader.messages(2)).containsExactly("c", "d");
            api.conversations.post(other, "e");
            EventReader.Event event = reader.next();
            assertThat(event.text("content")).isEqualTo("e");
            assertThat(event.text("conversation_id")).isEqualTo("c-2");
            assertThat(event.id()).isEqualTo(Long.toString(api.conversations.feed.lastOrdinal()));
        }
    }

    @Test
    void reader_whoComesBackTooLate_isTold() {
        String last = Long.toString(api.conversations.feed.lastOrdinal());
        IntStream.rangeClosed(0, FakeFeed.RING).forEach(i -> api.conversations.post(one, "missed " + i));
        assertReset(last);
    }

    @Test
    void reader_whoComesBackJustInTime_getsAll() {
        String last = Long.toString(api.conversations.feed.lastOrdinal());
        IntStream.range(0, FakeFeed.RING).forEach(i -> api.conversations.post(one, "missed " + i));
        try (EventReader reader = behind(last)) {
            assertThat(reader.messages(FakeFeed.RING)).startsWith("missed 0").doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "99999999999999999999", "nonsense"})
    @Survives(row = Row.W3, level = Level.API)
    void cursor_unknown_isAReset(String cursor) {
        assertReset(cursor);
    }

    private void assertReset(String cursor) {
        try (EventReader reader = behind(cursor)) {
            EventReader.Event reset = reader.next();
            assertThat(reset.name()).isEqualTo("reset");
            assertThat(reset.data().path("conversation_id").isNull()).isTrue();
            assertThat(reset.data().path("last_seq").asLong()).isZero();
            api.conversations.post(one, "after");
            assertThat(reader.messages(1)).containsExactly("after");
        }
    }

    @Test
    void conversation_deleted_isToldAndOthersGoOn() {
        try (EventReader reader = behind(Long.toString(api.conversations.feed.lastOrdinal()))) {
            reader.nextComment();
            api.conversations.feed.emit(new FeedEvent.Typing(other, true));
            assertThat(reader.next().text("conversation_id")).isEqualTo("c-2");
            api.client.call("DELETE", "/v1/conversations/c-2", "");
            assertThat(reader.next(Name.CONVERSATION).data().path("deleted").asBoolean())
                    .isTrue();
            api.conversations.post(one, "still here");
            assertThat(reader.messages(1)).containsExactly("still here");
        }
    }

    private static EventReader behind(String cursor) {
        return api.client.events(PATH, request -> request.setHeader("Last-Event-ID", cursor));
    }
}
