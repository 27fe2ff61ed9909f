package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.PATIENT;
import static dev.lumed.backend.BackendFixture.await;
import static dev.lumed.backend.BackendFixture.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import dev.lumed.meters.Meters;
import dev.lumed.settings.SocketAuth;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.pekko.http.javadsl.Http;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Names that cannot be resolved, can be again, or mean something else by then. */
final class ResolverTest {
    private static final Executor AT_ONCE = Runnable::run;

    @RegisterExtension
    static final TestBed BED = new TestBed();

    private volatile String[] addresses = {};
    private int lookups;

    @Test
    void name_knownOnlyLater_isFoundThen() {
        Resolver resolver = new Resolver(AT_ONCE, this::lookup);
        assertThat(resolver.resolve("backend", 1).toCompletableFuture()).isCompletedExceptionally();
        addresses = new String[] {"127.0.0.1"};
        assertThat(resolved(resolver)).isEqualTo("127.0.0.1");
    }

    @Test
    void name_thatMoved_isFoundAtItsNewAddress() {
        Resolver resolver = new Resolver(AT_ONCE, this::lookup);
        addresses = new String[] {"127.0.0.1"};
        assertThat(resolved(resolver)).isEqualTo("127.0.0.1");
        addresses = new String[] {"127.0.0.2"};
        assertThat(resolved(resolver)).isEqualTo("127.0.0.2");
    }

    @Test
    void name_askedForAgainOnHearingOfAFailure_isLookedUpAnew() {
        Queue<Runnable> work = new ArrayDeque<>();
        Resolver resolver = new Resolver(work::add, this::lookup);
        CompletionStage<InetSocketAddress> again =
                resolver.resolve("backend", 1).exceptionallyCompose(unknown -> resolver.resolve("backend", 1));
        work.remove().run();
        addresses = new String[] {"127.0.0.1"};
        work.remove().run();
        assertThat(await(again).getAddress().getHostAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void addresses_afterAFailure_areTakenInTurn() {
        Resolver resolver = new Resolver(AT_ONCE, this::lookup);
        addresses = new String[] {"127.0.0.1", "127.0.0.2"};
        assertThat(resolved(resolver)).isEqualTo("127.0.0.1");
        assertThat(resolved(resolver)).isEqualTo("127.0.0.1");
        resolver.failed();
        assertThat(resolved(resolver)).isEqualTo("127.0.0.2");
        resolver.failed();
        assertThat(resolved(resolver)).isEqualTo("127.0.0.1");
    }

    @Test
    void askers_whileTheAnswerIsOnItsWay_shareIt() {
        Queue<Runnable> work = new ArrayDeque<>();
        Resolver resolver = new Resolver(work::add, this::lookup);
        addresses = new String[] {"127.0.0.1"};
        CompletionStage<InetSocketAddress> first = resolver.resolve("backend", 1);
        CompletionStage<InetSocketAddress> second = resolver.resolve("backend", 2);
        assertThat(work).hasSize(1);
        work.remove().run();
        assertThat(await(first).getPort()).isEqualTo(1);
        assertThat(await(second).getPort()).isEqualTo(2);
        assertThat(lookups).isEqualTo(1);
    }

    @Test
    void lookup_thatFailsOddly_fails() {
        Resolver resolver = new Resolver(AT_ONCE, host -> {
            throw new SecurityException("not allowed");
        });
        assertThat(resolver.resolve("backend", 1).toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void lookup_thatCannotBegin_fails() {
        Executor stopped = work -> {
            throw new RejectedExecutionException("stopped");
        };
        Resolver resolver = new Resolver(stopped, this::lookup);
        assertThat(resolver.resolve("backend", 1).toCompletableFuture()).isCompletedExceptionally();
        assertThat(resolver.resolve("backend", 1).toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    @Survives(row = Row.N7, level = Level.SOCKET)
    void failures_arePromptlyForgottenByTheJvm() {
        new Resolver(AT_ONCE);
        assertThat(Security.getProperty("networkaddress.cache.negative.ttl")).isEqualTo("1");
        assertThat(Security.getProperty("networkaddress.cache.ttl")).isEqualTo("5");
    }

    @Test
    @Tag("socket")
    @Survives(row = Row.N7, level = Level.SOCKET)
    void backend_whoseNameRecovers_isReachedAtTheNextTry() {
        CompletableFuture<Void> opened = new CompletableFuture<>();
        RawServer server = BED.server(visit -> {
            visit.upgrade();
            opened.complete(null);
            visit.hang();
        });
        PekkoBackend backend = named(server);
        Told first = new Told();
        backend.connect("a", first);
        assertThat(first.failed()).isEqualTo("the name of the host cannot be resolved");
        addresses = new String[] {"127.0.0.1"};
        Told second = new Told();
        backend.connect("a", second);
        second.opened();
        assertThat(await(opened)).isNull();
    }

    @Test
    @Tag("socket")
    @Survives(row = Row.N7, level = Level.SOCKET)
    void backend_whoseNameMoves_isLookedForAtItsNewAddress() {
        RawServer server = BED.server(visit -> visit.answer(204, ""));
        PekkoBackend backend = named(server);
        addresses = new String[] {"127.0.0.1"};
        assertThat(await(backend.delete("a"))).isInstanceOf(Answer.Success.class);
        addresses = new String[] {"127.0.0.2"};
        assertThat(BackendFixture.reason(await(backend.delete("a")))).isEqualTo("connection refused");
        addresses = new String[] {"127.0.0.1"};
        assertThat(await(backend.delete("a"))).isInstanceOf(Answer.Success.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    @Tag("socket")
    void backend_whoseFirstAddressIsDead_isReachedByTheNext() {
        RawServer server = BED.server(visit -> visit.answer(204, ""));
        PekkoBackend backend = named(server);
        addresses = new String[] {"127.0.0.2", "127.0.0.1"};
        assertThat(await(backend.delete("a")))
                .isInstanceOfSatisfying(Answer.Unavailable.class, unavailable -> assertThat(unavailable.reason())
                        .isEqualTo("connection refused"));
        assertThat(await(backend.delete("a"))).isInstanceOf(Answer.Success.class);
    }

    @Test
    @Tag("socket")
    void backend_whoseConnectionsBreakOnceMade_isReachedAtTheSameAddress() {
        RawServer server = BED.server(Visit::reset);
        PekkoBackend backend = named(server);
        addresses = new String[] {"127.0.0.1", "127.0.0.2"};
        await(backend.delete("a"));
        await(backend.delete("a"));
        assertThat(server.requests()).hasSize(2);
    }

    private PekkoBackend named(RawServer server) {
        Resolver resolver = new Resolver(AT_ONCE, this::lookup);
        Dialer dialer = new Dialer(
                BED.system().classicSystem(), Http.get(BED.system()).defaultClientHttpsContext(), resolver, PATIENT);
        return new PekkoBackend(
                dialer,
                BackendFixture.settings("http://backend.example:" + server.port(), tokens(), PATIENT),
                BackendFixture.websocket(SocketAuth.BOTH),
                new Meters(InstantSource.system()),
                TokenVault.none());
    }

    private static String resolved(Resolver resolver) {
        return await(resolver.resolve("backend", 1)).getAddress().getHostAddress();
    }

    private InetAddress[] lookup(String host) throws UnknownHostException {
        lookups++;
        if (addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        InetAddress[] found = new InetAddress[addresses.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = InetAddress.getByName(addresses[i]);
        }
        return found;
    }
}
