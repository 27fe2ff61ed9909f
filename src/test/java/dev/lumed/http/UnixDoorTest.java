package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lumed.actor.ConversationView;
import dev.lumed.actor.Outcome;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API by a Unix domain socket. What is asked and answered is the same as by the port. */
@Tag("socket")
@Timeout(60)
final class UnixDoorTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    /** Longer than any stop lasts: who is idle is sent away by that, and not for keeping silent. */
    private static final ApiServer.Limits LIMITS =
            new ApiServer.Limits(EventInbox.Bounds.USUAL, 100, LONG, Duration.ofMillis(1), LONG, Duration.ofMinutes(5));

    private static final String READY = "GET /health/ready";
    private static final String EVENTS = "GET /v1/conversations/c-1/events";

    @TempDir
    private Path dataDir;

    private Path path;
    private ApiUnderTest api;

    @BeforeEach
    void start() {
        path = dataDir.resolve("api-socket");
        api = new ApiUnderTest(path, LIMITS);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void socket_made_isItsOwnersAlone() throws IOException {
        assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var files = Files.list(dataDir)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void requests_ofOneConnection_areAnsweredOneAfterTheOther() throws IOException {
        try (SocketChannel client = connected()) {
            ask(client, "GET /v1/conversations");
            assertThat(heard(client, "}")).startsWith("HTTP/1.1 200 ").contains("\"conversations\":[");
            ask(client, "GET /v1/conversations/none");
            assertThat(heard(client, "}")).startsWith("HTTP/1.1 404 ").contains("conversation-not-found");
        }
    }

    @Test
    void request_withoutTheToken_isRefusedHereToo() throws IOException {
        try (SocketChannel client = connected()) {
            say(client, "GET /v1/conversations HTTP/1.1\r\nHost: localhost:" + api.server.port() + "\r\n\r\n");
            assertThat(heard(client, "}")).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void events_asTheyCome_areHeard() throws IOException {
        var id = api.conversations.add("c-1");
        try (SocketChannel client = connected()) {
            ask(client, EVENTS);
            heard(client, "event: connection");
            for (int i = 0; i < 20; i++) {
                api.conversations.post(id, "word " + i + " and the last.");
                assertThat(heard(client, "word " + i + " and the last.")).contains("event: message");
            }
        }
    }

    @Test
    void connections_beyondTheMost_waitUntilOneLeaves() throws IOException {
        List<SocketChannel> inside = new ArrayList<>();
        for (int i = 0; i < UnixDoor.MOST_INSIDE; i++) {
            SocketChannel client = connected();
            ask(client, READY);
            heard(client, "}");
            inside.add(client);
        }
        try (SocketChannel late = connected()) {
            ask(late, READY);
            late.configureBlocking(false);
            assertThat(api.client.get("/health/ready").status())
                    .as("by the port")
                    .isEqualTo(200);
            assertThat(late.read(ByteBuffer.allocate(1))).as("of the late one").isZero();
            late.configureBlocking(true);
            inside.get(0).close();
            assertThat(heard(late, "}")).startsWith("HTTP/1.1 200 ");
        }
        for (SocketChannel client : inside) {
            client.close();
        }
    }

    @Test
    void silence_atTheDoor_isNotWaitedForWithoutEnd() throws IOException {
        ApiServer.Limits impatient = new ApiServer.Limits(
                EventInbox.Bounds.USUAL, 10, LONG, Duration.ofMillis(1), LONG, Duration.ofMillis(50));
        Path other = dataDir.resolve("other");
        try (ApiUnderTest second = new ApiUnderTest(other, impatient);
                SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(other))) {
            say(client, "GET /heal");
            assertThat(rest(client)).isEmpty();
            assertThat(second.server.port()).isPositive();
        }
    }

    @Test
    void stop_closesTheDoorAndLetsThoseInsideFinish() throws Exception {
        var id = api.conversations.add("c-1");
        CompletableFuture<Outcome<ConversationView>> late = new CompletableFuture<>();
        CompletableFuture<Boolean> asked = new CompletableFuture<>();
        try (SocketChannel idle = connected();
                SocketChannel reader = connected();
                SocketChannel waiting = connected()) {
            ask(idle, READY);
            heard(idle, "}");
            ask(reader, EVENTS);
            heard(reader, "event: connection");
            Outcome<ConversationView> found =
                    api.conversations.find(id).toCompletableFuture().join();
            api.conversations.insteadOfTheNext(() -> {
                asked.complete(true);
                return late;
            });
            ask(waiting, "GET /v1/conversations/c-1");
            asked.get(LONG.toSeconds(), TimeUnit.SECONDS);

            CompletableFuture<Done> stopped =
                    api.server.stop(Duration.ofSeconds(15)).toCompletableFuture();
            assertThat(rest(idle)).isEmpty();
            assertThat(rest(reader)).endsWith("0\r\n\r\n");
            assertThat(Files.exists(path)).isFalse();
            assertThat(stopped).as("while one waits").isNotDone();
            late.complete(found);
            assertThat(rest(waiting)).startsWith("HTTP/1.1 200 ").endsWith("}");
            stopped.get(LONG.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void stop_atItsDeadline_putsOutWhoDoesNotRead() throws Exception {
        var id = api.conversations.add("c-1");
        try (SocketChannel stalled = connected()) {
            ask(stalled, EVENTS);
            heard(stalled, "event: connection");
            for (int i = 0; i < 30; i++) {
                api.conversations.post(id, "x".repeat(100_000));
            }
            api.server.stop(Duration.ofMillis(300)).toCompletableFuture().get(LONG.toSeconds(), TimeUnit.SECONDS);
            assertThat(rest(stalled)).doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void socket_leftByAnEarlierProcess_isReplaced() throws IOException {
        Path left = dataDir.resolve("left");
        try (ServerSocketChannel earlier = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            earlier.bind(UnixDomainSocketAddress.of(left));
        }
        try (ApiUnderTest second = new ApiUnderTest(left, LIMITS);
                SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(left))) {
            say(client, request(second, READY));
            assertThat(heard(client, "}")).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-socket", ".door/junk"})
    void file_inItsPlace_isToldAndLeftAlone(String name) throws IOException {
        Path other = Files.createDirectory(dataDir.resolve("other"));
        Path file = other.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "of somebody");
        assertThatThrownBy(() -> new ApiUnderTest(other.resolve("api-socket"), LIMITS))
                .hasStackTraceContaining("cannot be made (java.nio.file.")
                .hasStackTraceContaining("nothing else has its name");
        assertThat(file).hasContent("of somebody");
        try (var files = Files.list(other)) {
            assertThat(files).hasSize(1);
        }
    }

    /** What can be listened at, but not be called. */
    @Test
    void path_thatIsALittleTooLong_isRefused() {
        int longest = 107;
        String parent = dataDir.toString() + "/"
                + "d".repeat(longest - dataDir.toString().length() - 11);
        assertThatThrownBy(() -> new ApiUnderTest(Path.of(parent, "api-socket"), LIMITS))
                .hasStackTraceContaining("cannot be made");
    }

    @Test
    void path_thatIsTooLong_isToldWithARemedy() {
        Path far = dataDir.resolve("d".repeat(100)).resolve("api-socket");
        assertThatThrownBy(() -> new ApiUnderTest(far, LIMITS))
                .hasStackTraceContaining("The Unix domain socket " + far + " cannot be made")
                .hasStackTraceContaining("lumed.api.unix-socket = false");
    }

    private SocketChannel connected() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(path));
    }

    private void ask(SocketChannel client, String call) throws IOException {
        say(client, request(api, call));
    }

    private static String request(ApiUnderTest api, String call) {
        return call + " HTTP/1.1\r\nHost: localhost:" + api.server.port() + "\r\nAuthorization: Bearer "
                + ApiUnderTest.TOKEN + "\r\n\r\n";
    }

    private static void say(SocketChannel client, String text) throws IOException {
        client.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What comes up to this, as far as it is sent with it. */
    private static String heard(SocketChannel client, String wanted) throws IOException {
        StringBuilder heard = new StringBuilder();
        while (heard.indexOf(wanted) < 0) {
            String piece = piece(client);
            assertThat(piece).as("behind " + heard).isNotEmpty();
            heard.append(piece);
        }
        return heard.toString();
    }

    /** All that comes until the connection is closed. */
    private static String rest(SocketChannel client) throws IOException {
        StringBuilder rest = new StringBuilder();
        for (String piece = piece(client); !piece.isEmpty(); piece = piece(client)) {
            rest.append(piece);
        }
        return rest.toString();
    }

    private static String piece(SocketChannel client) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        return client.read(buffer) < 0
                ? ""
                : StandardCharsets.UTF_8.decode(buffer.flip()).toString();
    }
}
