package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.actor.ConversationView;
import dev.lumed.actor.Outcome;
import dev.lumed.api.EventJson.Name;
import dev.lumed.conversation.ConversationId;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many readers of the feed, slow and quick ones, and how they come and go. */
@Tag("socket")
final class ReadersTest {
    private static final String PATH = "/v1/conversations/c-1/events";
    /** More than the system's buffers between a server and a reader who does not read. */
    private static final int MOST_POSTS = 500;

    private static final int STALLED = 100;

    private static final ApiServer.Limits SMALL = new ApiServer.Limits(
            new EventInbox.Bounds(8, 4_000_000, 2),
            101,
            Duration.ofMillis(20),
            Duration.ofMillis(1),
            Duration.ofSeconds(2),
            ApiUnderTest.DEADLINE);

    private final ApiUnderTest api = new ApiUnderTest(SMALL);
    private final ConversationId id = api.conversations.add("c-1");

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    @Survives(row = Row.L1, level = Level.SOCKET)
    void stalledReaders_areResetAndCostTheOthersNothing() throws Exception {
        List<Socket> stalled = Stream.generate(this::stall).limit(STALLED).toList();
        try (EventReader quick = api.client.events(PATH)) {
            quick.next(Name.CONNECTION);
            int posts = 0;
            while (api.conversations.feed.subscribers() > 1 && posts < MOST_POSTS) {
                String content = posts++ + "x".repeat(100_000);
                api.conversations.post(id, content);
                assertThat(quick.next().text("content")).isEqualTo(content);
            }
            assertThat(api.conversations.feed.subscribers())
                    .as("only the quick one is left")
                    .isEqualTo(1);
        }
        for (Socket reader : stalled) {
            assertResetAndResumable(reader);
        }
    }

    private Socket stall() {
        Socket socket = RawExchange.send(
                api.server.uri(),
                "GET " + PATH + " HTTP/1.1",
                "Host: localhost:" + api.server.port(),
                "Authorization: Bearer " + ApiUnderTest.TOKEN);
        awaitSubscribers(socket);
        return socket;
    }

    /** It has its greeting, and therefore listens. */
    private static void awaitSubscribers(Socket socket) {
        try {
            StringBuilder seen = new StringBuilder();
            while (seen.indexOf("event: connection") < 0) {
                seen.append((char) socket.getInputStream().read());
            }
        } catch (IOException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** What it still gets ends with a reset; and with its last id it goes on as if nothing had happened. */
    private void assertResetAndResumable(Socket socket) throws IOException {
        List<String> lines = new ArrayList<>();
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null && !line.equals("0"); line = in.readLine()) {
                lines.add(line);
            }
        }
        long last = lines.stream()
                .filter(line -> line.startsWith("id: "))
                .mapToLong(line -> Long.parseLong(line.substring(4)))
                .reduce(FakeLog.FIRST_SEQ - 1, (before, next) -> next);
        assertThat(lines).contains("data: {\"conversation_id\":\"c-1\",\"last_seq\":" + last + "}");
        assertThat(last).isLessThan(api.conversations.lastSeq(id));
        // Of those who left, the server learns when it next writes to them.
        await(() -> readers() < SMALL.readers());
        try (EventReader back = api.client.events(PATH + "?since=" + last)) {
            back.next(Name.CONNECTION);
            for (long seq = last + 1; seq <= api.conversations.lastSeq(id); seq++) {
                assertThat(back.next().id()).isEqualTo(Long.toString(seq));
            }
        }
    }

    @Test
    void silence_isBrokenByCommentsAsOftenAsSet() {
        try (EventReader reader = api.client.events(PATH)) {
            reader.next(Name.CONNECTION);
            for (int i = 0; i < 5; i++) {
                assertThat(reader.nextComment()).startsWith(":");
            }
        }
        assertThat(ApiServer.Limits.USUAL.commentInterval()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void readers_asManyAsMayBe_keepFurtherOnesOutUntilOneLeaves() {
        List<EventReader> all = new ArrayList<>();
        for (int i = 0; i < SMALL.readers(); i++) {
            all.add(api.client.events("/v1/events"));
            all.get(i).nextComment();
        }
        ApiClient.Answer refused = api.client.get("/v1/events");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too-many-readers");
        assertThat(refused.header("Retry-After")).isNotEmpty();

        all.forEach(EventReader::close);
        await(() -> readers() == 0);
        try (EventReader next = api.client.events("/v1/events")) {
            assertThat(next.status()).isEqualTo(200);
        }
    }

    @Test
    void readers_whoLeaveBeforeTheirStreamBegins_areNotCounted() throws Exception {
        for (int i = 0; i < SMALL.readers() + 1; i++) {
            CompletableFuture<Outcome<ConversationView>> late = new CompletableFuture<>();
            CompletableFuture<Boolean> asked = new CompletableFuture<>();
            api.conversations.insteadOfTheNext(() -> {
                asked.complete(true);
                return late;
            });
            Socket socket = RawExchange.send(
                    api.server.uri(),
                    "GET " + PATH + " HTTP/1.1",
                    "Host: localhost:" + api.server.port(),
                    "Authorization: Bearer " + ApiUnderTest.TOKEN);
            asked.get(ApiUnderTest.DEADLINE.toSeconds(), TimeUnit.SECONDS);
            socket.setSoLinger(true, 0);
            socket.close();
            late.complete(api.conversations.find(id).toCompletableFuture().join());
        }
        await(() -> readers() == 0);
        try (EventReader reader = api.client.events(PATH)) {
            assertThat(reader.status()).isEqualTo(200);
        }
    }

    /** How many the server counts. */
    private double readers() {
        return api.client
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("lumed_feed_readers "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + ApiUnderTest.DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
        }
    }

    @Test
    void server_stopping_endsTheStreams() {
        try (EventReader reader = api.client.events(PATH)) {
            reader.next(Name.CONNECTION);
            api.server.stop(Duration.ofSeconds(5)).toCompletableFuture().join();
            assertThat(reader.next().isEnd()).isTrue();
        }
    }
}
