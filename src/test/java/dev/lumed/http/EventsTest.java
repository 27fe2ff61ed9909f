package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.actor.Outcome;
import dev.lumed.api.EventJson.Name;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The events of one conversation: nothing is missed, nothing comes twice, and where that cannot be, it is said. */
@Tag("socket")
final class EventsTest {
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
    void stream_opened_beginsWithThePresent() {
        Message before = post("before");
        try (EventReader reader = api.client.events(PATH)) {
            assertThat(reader.headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(reader.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(reader.next(Name.CONVERSATION).data().path("last_seq").asLong())
                    .isEqualTo(before.seq());
            assertThat(reader.next(Name.CONNECTION).text("mode")).isEqualTo("live");
            assertThat(reader.lastId()).isEqualTo(Long.toString(before.seq()));

            Message after = post("after");
            EventReader.Event event = reader.next();
            assertThat(event.text("content")).isEqualTo("after");
            assertThat(event.id()).isEqualTo(Long.toString(after.seq()));
        }
    }

    @Test
    void reader_whoComesBack_getsWhatWasMissedAndThenWhatComes() {
        String first = seq(post("a"));
        post("b");
        post("c");
        try (EventReader byHeader = behind(first);
                EventReader bySince = api.client.events(PATH + "?since=" + first)) {
            for (EventReader reader : List.of(byHeader, bySince)) {
                reader.next(Name.CONNECTION);
                assertThat(reader.messages(2)).containsExactly("b", "c");
            }
            post("d");
            assertThat(byHeader.messages(1)).containsExactly("d");
            assertThat(bySince.messages(1)).containsExactly("d");
        }
    }

    @Test
    void reader_whoRepeatsItsAddress_goesOnFromItsHeader() {
        String first = seq(post("a"));
        String second = seq(post("b"));
        post("c");
        try (EventReader reader =
                api.client.events(PATH + "?since=" + first, request -> request.setHeader("Last-Event-ID", second))) {
            reader.next(Name.CONNECTION);
            assertThat(reader.messages(1)).containsExactly("c");
        }
    }

    @Test
    void reader_fromTheBeginning_getsEverything() {
        List<String> all = IntStream.range(0, 250).mapToObj(Integer::toString).toList();
        all.forEach(this::post);
        try (EventReader reader = api.client.events(PATH + "?since=0")) {
            reader.next(Name.CONNECTION);
            assertThat(reader.messages(all.size())).isEqualTo(all);
        }
    }

    @Test
    void messages_thatComeWhileTheMissedAreRead_comeOnceAndInOrder() {
        String first = seq(post("0"));
        IntStream.range(1, 250).forEach(i -> post(Integer.toString(i)));
        AtomicInteger next = new AtomicInteger(250);
        // Four readings: where it stands, and three pages.
        api.conversations.afterRead(() -> {
            if (next.get() < 254) {
                post(Integer.toString(next.getAndIncrement()));
            }
        });
        try (EventReader reader = behind(first)) {
            reader.next(Name.CONNECTION);
            assertThat(reader.messages(253)).isEqualTo(texts(1, 254));
            post("last");
            assertThat(reader.messages(1)).containsExactly("last");
        }
    }

    private static List<String> texts(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    @Test
    void message_thatComesWhileTheStreamBegins_isNotLost() {
        // The route looks whether there is such a conversation, then its stream looks how it stands.
        api.conversations.insteadOfTheNext(() -> {
            api.conversations.insteadOfTheNext(() -> {
                var present = api.conversations.find(id);
                post("in between");
                return present;
            });
            return CompletableFuture.completedFuture(new Outcome.Success<>(api.conversations.view(id)));
        });
        try (EventReader reader = api.client.events(PATH)) {
            reader.next(Name.CONNECTION);
            assertThat(reader.messages(1)).containsExactly("in between");
        }
    }

    @Test
    void message_changedWhileTheMissedAreRead_comesWithItsLastText() {
        Message first = post("a");
        Message draft = api.conversations.post(id, Role.ASSISTANT, "b", Status.PARTIAL, null);
        AtomicInteger readings = new AtomicInteger();
        api.conversations.afterRead(() -> {
            if (readings.incrementAndGet() == 2) {
                api.conversations.change(
                        id, draft.id(), message -> FakeLog.withContent(message, "b, mended", Status.COMPLETE));
            }
        });
        try (EventReader reader = behind(seq(first))) {
            reader.next(Name.CONNECTION);
            assertThat(reader.messages(2)).containsExactly("b", "b, mended");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "100", "999999999", "9999999999999999999999", "-1", "nonsense", "m1"})
    @Survives(row = Row.W3, level = Level.API)
    void cursor_unknown_isAResetAndNoSilentGap(String cursor) {
        String last = seq(post("before"));
        try (EventReader reader = behind(cursor)) {
            EventReader.Event reset = reader.next();
            assertThat(reset.name()).isEqualTo("reset");
            assertThat(reset.text("conversation_id")).isEqualTo("c-1");
            assertThat(readAgain(reset)).containsExactly("before");

            reader.next(Name.CONNECTION);
            assertThat(reader.lastId()).isEqualTo(last);
            post("after");
            assertThat(reader.messages(1)).containsExactly("after");
        }
    }

    @Test
    void missed_thatCannotBeRead_areAResetAndTheEnd() {
        String first = seq(post("a"));
        IntStream.range(0, 150).forEach(i -> post(Integer.toString(i)));
        AtomicInteger readings = new AtomicInteger();
        api.conversations.afterRead(() -> {
            if (readings.incrementAndGet() == 2) {
                api.conversations.refuse(
                        new Outcome.Refusal<>(Outcome.Kind.STORE_FAILED, "store-failed", "It cannot be read."));
            }
        });
        try (EventReader reader = behind(first)) {
            reader.next(Name.CONNECTION);
            assertThat(reader.messages(100)).isEqualTo(texts(0, 100));
            EventReader.Event reset = reader.next();
            assertThat(reset.name()).isEqualTo("reset");
            assertThat(readAgain(reset)).isEqualTo(texts(100, 150));
            assertThat(reader.next().isEnd()).isTrue();
        }
    }

    /** What a reader does who was told to. */
    private static List<String> readAgain(EventReader.Event reset) {
        String path = "/v1/conversations/c-1/messages?limit=1000&after=" + reset.text("last_seq");
        return api.client.get(path).json().path("messages").findValuesAsText("content");
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
