package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.await;
import static dev.lumed.backend.BackendFixture.login;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.wire.AnswerCodec;
import dev.lumed.wire.ClientFrame;
import dev.lumed.wire.TokenPair;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets that are closed from here. Time stands still, unless a test lets it pass. */
@Tag("socket")
final class LeaveTest {
    private static final SocketSignal CLOSED = new SocketSignal.Closed(1000, "closed here");
    private static final Duration LONG = Duration.ofSeconds(10);

    @RegisterExtension
    static final TestBed BED = new TestBed(ManualTime.config());

    private final Told told = new Told();
    private final CompletableFuture<String> heard = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    @Test
    void close_ofAnOpenSocket_saysGoodByeAndWaitsForTheAnswer() {
        CompletableFuture<Void> answering = new CompletableFuture<>();
        Socket socket = connect(visit -> {
            visit.upgrade();
            visit.readFrame();
            heard.complete(visit.readFrame());
            await(answering);
            visit.closeFrame(1000, "");
            visit.awaitEnd();
        });
        told.opened();
        socket.send(new ClientFrame.Message("last words"));
        socket.close(1000);
        assertThat(await(heard)).isEqualTo("close 1000");
        assertThat(told.rest()).isEmpty();
        answering.complete(null);
        assertThat(told.next()).isEqualTo(CLOSED);
    }

    @Test
    void close_withoutAnAnswer_isOverInTime() {
        Socket socket = connect(visit -> {
            visit.upgrade();
            heard.complete(visit.readFrame());
            visit.awaitEnd();
            ended.complete(true);
        });
        told.opened();
        socket.close(1000);
        assertThat(await(heard)).isEqualTo("close 1000");
        ManualTime.get(BED.system()).timePasses(LONG);
        assertThat(told.next()).isEqualTo(CLOSED);
        assertThat(await(ended)).isTrue();
    }

    /** The listener of a conversation that is gone never takes anything again. */
    @Test
    void close_whileWhatCameIsNotTaken_isOverInTime() {
        Socket socket = connect(visit -> {
            visit.upgrade();
            visit.text("{\"type\":\"pong\"}");
            visit.text("{\"type\":\"pong\"}");
            visit.awaitEnd();
            ended.complete(true);
        });
        told.opened();
        told.hold();
        told.nextFrames();
        socket.close(1000);
        ManualTime.get(BED.system()).timePasses(LONG);
        assertThat(await(ended)).isTrue();
    }

    @Test
    void close_byTheBackendThatKeepsTheConnection_isOverInTime() {
        CompletableFuture<Void> opened = new CompletableFuture<>();
        connect(visit -> {
            visit.upgrade();
            await(opened);
            visit.closeFrame(1000, "");
            heard.complete(visit.readFrame());
            visit.awaitEnd();
            ended.complete(true);
        });
        told.opened();
        opened.complete(null);
        assertThat(told.next()).isEqualTo(new SocketSignal.Closed(1000, "closed by the backend"));
        assertThat(await(heard)).isEqualTo("close 1000");
        ManualTime.get(BED.system()).timePasses(LONG);
        assertThat(await(ended)).isTrue();
        assertThat(told.rest()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1001, 4000})
    void close_withAnotherCode_cutsTheConnection(int code) {
        Socket socket = connect(visit -> {
            visit.upgrade();
            visit.awaitEnd();
            ended.complete(true);
        });
        told.opened();
        socket.close(code);
        socket.close(1000);
        assertThat(told.next()).isEqualTo(new SocketSignal.Closed(code, "closed here"));
        assertThat(await(ended)).isTrue();
        assertThat(told.rest()).isEmpty();
    }

    @Test
    void close_beforeTheUpgradeIsAnswered_cutsTheConnection() {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        Socket socket = connect(visit -> {
            asked.complete(null);
            visit.awaitEnd();
            ended.complete(true);
        });
        await(asked);
        socket.close(1000);
        assertThat(told.next()).isEqualTo(CLOSED);
        assertThat(await(ended)).isTrue();
    }

    @Test
    void close_beforeThereIsAToken_opensNothingLater() {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        RawServer server = BED.server(visit -> {
            asked.complete(null);
            await(closed);
            visit.answer(200, AnswerCodec.encodeTokens(new TokenPair("a", "r")));
        });
        PekkoBackend backend = BED.backend(server, login());
        Socket socket = backend.connect("a", told);
        await(asked);
        socket.close(1000);
        assertThat(told.next()).isEqualTo(CLOSED);
        closed.complete(null);
        await(backend.credentials().access());
        await(backend.delete("a"));
        assertThat(server.requests()).noneMatch(request -> request.target().contains("/ws"));
        assertThat(told.rest()).isEmpty();
    }

    private Socket connect(RawServer.Script script) {
        return BED.backend(BED.server(script)).connect("a", told);
    }
}
