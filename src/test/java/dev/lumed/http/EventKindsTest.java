package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.actor.FeedEvent;
import dev.lumed.api.EventJson.Name;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import dev.lumed.link.Connection;
import dev.lumed.link.Mode;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the events of one conversation tell. */
@Tag("socket")
final class EventKindsTest {
    private static final String PATH = "/v1/conversations/c-1/events";

    private static ApiUnderTest api;

    private ConversationId id;

    @BeforeAll
    static void start() {
        api = new ApiUnderTest();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void conversation() {
        id = api.conversations.add("c-1");
    }

    @AfterEach
    void quiet() {
        api.conversations.afterRead(() -> {});
    }

    @Test
    void chunk_hasNoId_andIsNotRepeatedWhereTheTextReadHasIt() {
        String first = seq(post("a"));
        Message reply = api.conversations.post(id, Role.ASSISTANT, "Hello", Status.STREAMING, null);
        AtomicInteger readings = new AtomicInteger();
        api.conversations.afterRead(() -> {
            if (readings.incrementAndGet() == 2) {
                api.conversations.feed.emit(new FeedEvent.Chunk(id, reply.id(), 0, "Hell"));
                api.conversations.feed.emit(new FeedEvent.Chunk(id, reply.id(), 4, "o, wor"));
                api.conversations.feed.emit(new FeedEvent.Chunk(id, reply.id(), 10, "ld"));
            }
        });
        try (EventReader reader = behind(first)) {
            reader.next(Name.CONNECTION);
            assertThat(reader.messages(1)).containsExactly("Hello");
            assertThat(Stream.of(reader.next(), reader.next()))
                    .allMatch(event -> event.is(Name.CHUNK) && event.id().isEmpty())
                    .extracting(event -> event.text("message_id") + " " + event.text("offset") + event.text("text"))
                    .containsExactly(reply.id() + " 5, wor", reply.id() + " 10ld");
            assertThat(reader.lastId()).isEqualTo(seq(reply));
        }
    }

    @Test
    void events_ofEachKind_areTold() {
        Message doomed = post("doomed");
        try (EventReader reader = api.client.events(PATH)) {
            reader.next(Name.CONNECTION);
            api.conversations.feed.emit(new FeedEvent.Typing(id, true));
            api.conversations.feed.emit(new FeedEvent.ConnectionChanged(
                    id, new Connection(Mode.POLLING, FakeLog.NOON, "socket closed", FakeLog.NOON.plusSeconds(2), 1)));
            api.conversations.discard(id, doomed.id());
            api.conversations.feed.emit(new FeedEvent.BackendEvent(id, "meal_log.done", "{\"grams\":[5]}"));
            api.conversations.feed.emit(new FeedEvent.BackendEvent(id, "odd", "null"));
            api.conversations.feed.emit(new FeedEvent.BackendEvent(id, "odder", "not JSON"));

            assertThat(reader.next(Name.TYPING).data().path("active").asBoolean())
                    .isTrue();
            assertThat(reader.next().data().toString())
                    .isEqualTo("{\"conversation_id\":\"c-1\",\"mode\":\"polling\",\"since\":\"2025-03-01T12:00:00Z\","
                            + "\"reason\":\"socket closed\",\"retry_at\":\"2025-03-01T12:00:02Z\",\"attempt\":1}");
            EventReader.Event removed = reader.next(Name.MESSAGE_REMOVED);
            assertThat(removed.text("message_id")).isEqualTo(doomed.id().value());
            assertThat(removed.id()).isEqualTo(Long.toString(doomed.seq() + 1));
            assertThat(reader.next(Name.BACKEND).data().at("/data/grams/0").asInt())
                    .isEqualTo(5);
            assertThat(reader.next(Name.BACKEND).data().path("data").isNull()).isTrue();
            assertThat(reader.next(Name.BACKEND).text("data")).isEqualTo("not JSON");
        }
    }

    @Test
    void message_withLineBreaksAndMarkup_staysInItsFrame() {
        String hostile = "a\n\nevent: typing\r\ndata: {}\rid: 1\u2028</script><script>alert(1)</script>\u0000\u001b[2J";
        try (EventReader reader = api.client.events(PATH)) {
            reader.next(Name.CONNECTION);
            post(hostile);
            assertThat(reader.messages(1)).containsExactly(hostile);
        }
    }

    @Test
    void events_ofAnotherConversation_areNotTold() {
        ConversationId other = api.conversations.add("c-2");
        try (EventReader reader = api.client.events("/v1/conversations/C-1/events")) {
            reader.next(Name.CONNECTION);
            api.conversations.post(other, "theirs");
            post("ours");
            assertThat(reader.messages(1)).containsExactly("ours");
        }
    }

    @Test
    void conversation_deleted_endsItsStream() {
        try (EventReader reader = api.client.events(PATH)) {
            reader.next(Name.CONNECTION);
            api.client.call("DELETE", "/v1/conversations/c-1", "");
            EventReader.Event last = reader.next();
            assertThat(last.name()).isEqualTo("conversation");
            assertThat(last.data().path("deleted").asBoolean()).isTrue();
            assertThat(reader.next().isEnd()).isTrue();
        }
        assertThat(api.client.get(PATH).status()).isEqualTo(404);
    }

    @Test
    void removal_thatAReaderHasMissed_isAReset() {
        Message first = post("first");
        Message doomed = post("doomed");
        api.conversations.discard(id, doomed.id());
        try (EventReader reader = behind(seq(first))) {
            reader.next(Name.RESET);
        }
    }

    @Test
    void removal_whileTheMissedAreRead_isTold() {
        Message doomed = post("doomed");
        AtomicInteger readings = new AtomicInteger();
        api.conversations.afterRead(() -> {
            if (readings.incrementAndGet() == 1) {
                api.conversations.discard(id, doomed.id());
                post("after");
            }
        });
        try (EventReader reader = behind(seq(doomed))) {
            reader.next(Name.CONNECTION);
            assertThat(reader.messages(1)).containsExactly("after");
            assertThat(reader.next(Name.MESSAGE_REMOVED).text("message_id"))
                    .isEqualTo(doomed.id().value());
        }
    }

    @Test
    void rebuiltLog_isAReset() {
        try (EventReader reader = api.client.events(PATH)) {
            reader.next(Name.CONNECTION);
            api.conversations.feed.emit(new FeedEvent.LogRebuilt(id));

            assertThat(reader.next(Name.RESET).text("last_seq")).isEqualTo("0");
        }
    }

    private static EventReader behind(String cursor) {
        return api.client.events(PATH, request -> request.setHeader("Last-Event-ID", cursor));
    }

    private static String seq(Message message) {
        return Long.toString(message.seq());
    }

    private Message post(String content) {
        return api.conversations.post(id, content);
    }
}
