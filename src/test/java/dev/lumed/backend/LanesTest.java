package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.PATIENT;
import static dev.lumed.backend.BackendFixture.await;
import static dev.lumed.backend.BackendFixture.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.meters.Meters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.Uri;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The connections below the calls. Time stands still, unless a test lets it pass. */
@Tag("socket")
final class LanesTest {
    private static final int MOST_AT_ONCE = 128;
    private static final int MOST_KEPT = 32;
    private static final Meters METERS = new Meters(InstantSource.system());
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofHours(1);

    @RegisterExtension
    static final TestBed BED = new TestBed(ManualTime.config());

    private final CountDownLatch answering = new CountDownLatch(1);

    @Test
    void call_thatFoundNoPlaceInTime_isNeverMade() {
        RawServer server = BED.server(visit -> {
            answering.await();
            visit.answer(204, "");
        });
        Lanes lanes = lanes(server, new Resolver(Runnable::run));
        List<CompletionStage<Reply>> all = IntStream.range(0, MOST_AT_ONCE)
                .mapToObj(number -> lanes.exchange(HttpRequest.PUT("/patient"), false, LONG))
                .toList();
        CompletionStage<Reply> late = lanes.exchange(HttpRequest.PUT("/late"), false, SHORT);
        pass(SHORT);
        assertThat(await(late)).isEqualTo(new Reply.Broken("too many calls are under way", false));
        answering.countDown();
        assertThat(all).allSatisfy(reply -> assertThat(await(reply)).isInstanceOf(Reply.Response.class));
        assertThat(await(lanes.exchange(HttpRequest.PUT("/next"), false, LONG))).isInstanceOf(Reply.Response.class);
        assertThat(server.requests("/patient")).hasSize(MOST_AT_ONCE);
        assertThat(server.requests("/late")).isEmpty();
    }

    @Test
    void call_givenUpBeforeTheNameIsResolved_isNeverMade() {
        RawServer server = BED.server(visit -> visit.answer(204, ""));
        CompletableFuture<InetAddress[]> found = new CompletableFuture<>();
        Lanes lanes = lanes(server, new Resolver(work -> new Thread(work).start(), host -> await(found)));
        CompletionStage<Reply> late = lanes.exchange(HttpRequest.PUT("/late"), false, SHORT);
        pass(SHORT);
        assertThat(await(late)).isEqualTo(new Reply.Broken("no connection in time", false));
        found.complete(new InetAddress[] {InetAddress.getLoopbackAddress()});
        assertThat(await(lanes.exchange(HttpRequest.PUT("/next"), false, LONG))).isInstanceOf(Reply.Response.class);
        assertThat(server.requests("/late")).isEmpty();
    }

    @Test
    void call_givenUpBeforeTheConnectionIsMade_hasNotArrived() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<SocketChannel> waiting = fill(full);
            InetAddress[] both = {InetAddress.getLoopbackAddress(), InetAddress.getByName("127.0.0.2")};
            Resolver resolver = new Resolver(Runnable::run, host -> both);
            CompletionStage<Reply> reply =
                    lanes(full.getLocalPort(), resolver).exchange(HttpRequest.PUT("/late"), false, SHORT);
            pass(SHORT);
            assertThat(await(reply)).isEqualTo(new Reply.Broken("no connection in time", false));
            assertThat(now(resolver.resolve("localhost", 1)).getAddress()).isEqualTo(both[1]);
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }

    /** Again and again: the connection may be gone before the call is given to it, or after. */
    @RepeatedTest(200)
    void call_whoseConnectionFailsAtOnce_isToldWhy() {
        Resolver resolver = new Resolver(Runnable::run, host -> {
            throw new UnknownHostException(host);
        });
        assertThat(await(lanes(1, resolver).exchange(HttpRequest.PUT("/a"), false, LONG)))
                .isEqualTo(new Reply.Broken("the name of the host cannot be resolved", false));
    }

    @Test
    void call_unanswered_mayHaveArrived() {
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        RawServer server = BED.server(visit -> {
            arrived.complete(null);
            visit.hang();
        });
        CompletionStage<Reply> reply =
                lanes(server, new Resolver(Runnable::run)).exchange(HttpRequest.PUT("/a"), false, SHORT);
        await(arrived);
        pass(SHORT);
        assertThat(await(reply)).isEqualTo(new Reply.Broken("no answer in time", true));
    }

    @Test
    void connections_afterManyCallsAtOnce_areNotAllKept() {
        CountDownLatch all = new CountDownLatch(MOST_KEPT + 8);
        RawServer server = BED.server(visit -> {
            all.countDown();
            answering.await();
            visit.answer(204, "");
        });
        Lanes lanes = lanes(server, new Resolver(Runnable::run));
        List<CompletionStage<Reply>> replies = IntStream.range(0, MOST_KEPT + 8)
                .mapToObj(number -> lanes.exchange(HttpRequest.GET("/" + number), true, LONG))
                .toList();
        awaitZero(all);
        answering.countDown();
        replies.forEach(BackendFixture::await);
        BED.probe().awaitAssert(PATIENT, () -> {
            assertThat(server.openConnections()).isEqualTo(MOST_KEPT);
            return true;
        });
    }

    @Test
    void connection_keptBeforeWaking_isNotUsedAgain() {
        RawServer server = BED.server(visit -> visit.answer(204, ""));
        Lanes lanes = lanes(server, new Resolver(Runnable::run));
        await(lanes.exchange(HttpRequest.GET("/before"), true, LONG));
        lanes.wokeUp();
        await(lanes.exchange(HttpRequest.GET("/after"), true, LONG));
        assertThat(server.connections()).isEqualTo(2);
    }

    /** Those that notice the same waking later must not take away what was made anew. */
    @Test
    void calls_waitingWhenWaking_areMadeAnewOnceIfTheyMayBe() {
        CountDownLatch arrived = new CountDownLatch(2);
        CountDownLatch arrivedAgain = new CountDownLatch(3);
        CompletableFuture<Void> alive = new CompletableFuture<>();
        RawServer server = BED.server(visit -> {
            arrived.countDown();
            arrivedAgain.countDown();
            await(alive);
            visit.answer(204, "");
        });
        Lanes lanes = lanes(server, new Resolver(Runnable::run));
        CompletionStage<Reply> read = lanes.exchange(HttpRequest.GET("/read"), true, LONG);
        CompletionStage<Reply> sending = lanes.exchange(HttpRequest.PUT("/send"), false, LONG);
        awaitZero(arrived);
        assertThat(lanes.wokeUp()).isTrue();
        awaitZero(arrivedAgain);
        assertThat(lanes.wokeUp()).isFalse();
        alive.complete(null);
        assertThat(await(read)).isInstanceOf(Reply.Response.class);
        assertThat(await(sending)).isInstanceOf(Reply.Response.class);
        assertThat(server.requests("/read")).hasSize(2);
        assertThat(server.requests("/send")).hasSize(1);
    }

    /** Makes connections until no more are taken. */
    private static List<SocketChannel> fill(ServerSocket server) throws IOException {
        List<SocketChannel> channels = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(server.getLocalSocketAddress());
            channels.add(channel);
        }
        return channels;
    }

    private static void awaitZero(CountDownLatch latch) {
        BED.probe().awaitAssert(PATIENT, () -> {
            assertThat(latch.getCount()).isZero();
            return true;
        });
    }

    @Test
    void connection_thatIsOld_isLeftAfterItsNextAnswer() {
        RawServer server = BED.server(visit -> visit.answer(204, ""));
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        Lanes lanes = new Lanes(dialer(new Resolver(Runnable::run)), origin(server.port()), now::get, METERS);
        int[] connections = new int[3];
        for (int i = 0; i < connections.length; i++) {
            assertThat(await(lanes.exchange(HttpRequest.GET("/"), true, LONG))).isInstanceOf(Reply.Response.class);
            connections[i] = server.connections();
            now.set(now.get().plusSeconds(40));
        }
        assertThat(connections).containsExactly(1, 1, 1);
        assertThat(await(lanes.exchange(HttpRequest.GET("/"), true, LONG))).isInstanceOf(Reply.Response.class);
        assertThat(server.connections()).isEqualTo(2);
    }

    private static Lanes lanes(RawServer server, Resolver resolver) {
        return lanes(server.port(), resolver);
    }

    private static Lanes lanes(int port, Resolver resolver) {
        return new Lanes(dialer(resolver), origin(port), InstantSource.system(), METERS);
    }

    private static Dialer dialer(Resolver resolver) {
        return new Dialer(
                BED.system().classicSystem(), Http.get(BED.system()).defaultClientHttpsContext(), resolver, LONG);
    }

    private static Uri origin(int port) {
        return Uri.create("http://localhost:" + port);
    }

    private static void pass(Duration time) {
        ManualTime.get(BED.system()).timePasses(time);
    }
}
