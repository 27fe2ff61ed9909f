package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.ACCESS;
import static dev.lumed.backend.BackendFixture.KEY;
import static dev.lumed.backend.BackendFixture.PATIENT;
import static dev.lumed.backend.BackendFixture.await;
import static dev.lumed.backend.BackendFixture.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import dev.lumed.settings.BackendSettings;
import dev.lumed.settings.Secret;
import dev.lumed.settings.SocketAuth;
import dev.lumed.settings.TlsSettings;
import dev.lumed.wire.ClientFrame;
import dev.lumed.wire.ServerFrame;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.http.javadsl.model.Uri;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The socket that behaves: opened, spoken and closed. */
@Tag("socket")
final class SocketTest {
    private static final String PONG = "{\"type\":\"pong\"}";

    @RegisterExtension
    static final TestBed BED = new TestBed();

    private final Told told = new Told();

    @Test
    void socket_answered101_isOpenBeforeItsFirstFrame() {
        RawServer server = BED.server(visit -> {
            visit.upgrade();
            visit.text(PONG);
            visit.hang();
        });
        BED.backend(server).connect("AB-1", told);
        told.opened();
        assertThat(told.nextFrames()).containsExactly(new ServerFrame.Pong());
        assertThat(server.requests().get(0).target()).startsWith("/api/v1/consultations/ab-1/ws?");
    }

    @ParameterizedTest
    @EnumSource
    void upgrade_showsTheTokenWhereItIsToStand(SocketAuth auth) {
        RawServer server = BED.server(SocketTest::openAndHang);
        BED.backend(server, auth).connect("a", told);
        told.opened();
        RawRequest request = server.requests().get(0);
        assertThat(request.target().endsWith("/ws?token=" + ACCESS)).isEqualTo(auth != SocketAuth.HEADER);
        assertThat(request.token()).isEqualTo(auth == SocketAuth.QUERY ? "" : ACCESS);
        assertThat(request.headers()).containsEntry("x-api-key", KEY).containsEntry("user-agent", "lumed");
    }

    @Test
    void upgrade_withATokenOfReservedCharacters_escapesIt() {
        String token = "a+b/c=d&e #%?";
        RawServer server = BED.server(SocketTest::openAndHang);
        PekkoBackend backend = BED.backend(server, SocketAuth.QUERY);
        backend.credentials().put(Secret.of(token), Secret.of("r"));
        backend.connect("a", told);
        told.opened();
        String target = server.requests().get(0).target();
        assertThat(target).contains("a%2Bb").doesNotContain("#", " ");
        assertThat(Uri.create(target).query().get("token")).contains(token);
    }

    @Test
    void socket_ofWhatIsNoId_isRefusedWithoutAConnection() {
        RawServer server = BED.server(SocketTest::openAndHang);
        BED.backend(server).connect("../a", told);
        assertThat(told.next())
                .isInstanceOfSatisfying(SocketSignal.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(404));
        assertThat(server.connections()).isZero();
    }

    @Test
    void socketUrl_setByItself_isWhereSocketsGo() {
        RawServer rest = BED.server(visit -> visit.answer(204, ""));
        RawServer sockets = BED.server(SocketTest::openAndHang);
        URI url = URI.create(sockets.url().replace("http", "ws") + "/live/");
        BackendSettings settings = new BackendSettings(
                Optional.of(URI.create(rest.url())),
                Optional.of(url),
                Optional.empty(),
                tokens(),
                TlsSettings.usual(),
                PATIENT);
        PekkoBackend.create(BED.system(), settings, BackendFixture.websocket(SocketAuth.HEADER))
                .connect("a", told);
        told.opened();
        assertThat(sockets.requests().get(0).target()).isEqualTo("/live/api/v1/consultations/a/ws");
        assertThat(sockets.requests().get(0).headers()).doesNotContainKey("x-api-key");
    }

    @Test
    void frames_sent_arriveInOrder() {
        CompletableFuture<List<String>> heard = new CompletableFuture<>();
        Socket socket = connect(visit -> {
            visit.upgrade();
            heard.complete(List.of(visit.readFrame(), visit.readFrame(), visit.readFrame()));
            visit.hang();
        });
        told.opened();
        socket.send(new ClientFrame.Message("ok"));
        socket.send(new ClientFrame.Ping());
        socket.send(new ClientFrame.Message("ö\n"));
        assertThat(await(heard)).containsExactly(message("ok"), "{\"type\":\"ping\"}", message("ö\\n"));
    }

    @Test
    void frame_sentBeforeTheSocketIsOpen_isLostWithoutAWord() {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        CompletableFuture<String> heard = new CompletableFuture<>();
        Socket socket = connect(visit -> {
            await(sent);
            visit.upgrade();
            heard.complete(visit.readFrame());
            visit.hang();
        });
        socket.send(new ClientFrame.Message("early"));
        sent.complete(null);
        told.opened();
        socket.send(new ClientFrame.Message("late"));
        assertThat(await(heard)).isEqualTo(message("late"));
    }

    @Test
    void frame_sentAfterTheSocketWasClosed_isLostWithoutAWord() {
        Socket socket = connect(visit -> {
            visit.upgrade();
            visit.text(PONG);
            visit.closeFrame(4000, "enough");
            visit.awaitEnd();
        });
        told.opened();
        told.nextFrames();
        assertThat(told.next()).isEqualTo(new SocketSignal.Closed(4000, "enough"));
        socket.send(new ClientFrame.Message("late"));
        assertThat(told.rest()).isEmpty();
    }

    @Test
    @Survives(row = Row.N4, level = Level.SOCKET)
    void frames_thatTheBackendDoesNotTake_areNotKeptWithoutEnd() {
        Socket socket = connect(SocketTest::openAndHang);
        told.opened();
        ClientFrame large = new ClientFrame.Message("x".repeat(1 << 20));
        while (told.rest().isEmpty()) {
            socket.send(large);
        }
        assertThat(told.failed()).isEqualTo("too many frames wait to be sent");
    }

    @Test
    void pingOfTheProtocol_isAnswered() {
        CompletableFuture<String> heard = new CompletableFuture<>();
        connect(visit -> {
            visit.upgrade();
            visit.frame(0x89, "are you there".getBytes(StandardCharsets.UTF_8));
            heard.complete(visit.readFrame());
            visit.hang();
        });
        assertThat(await(heard)).isEqualTo("are you there");
    }

    private Socket connect(RawServer.Script script) {
        return BED.backend(BED.server(script)).connect("a", told);
    }

    private static String message(String content) {
        return "{\"type\":\"message\",\"content\":\"" + content + "\"}";
    }

    private static void openAndHang(Visit visit) throws IOException, InterruptedException {
        visit.upgrade();
        visit.hang();
    }
}
