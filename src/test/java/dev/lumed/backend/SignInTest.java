package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.ACCESS;
import static dev.lumed.backend.BackendFixture.IMPATIENT;
import static dev.lumed.backend.BackendFixture.KEY;
import static dev.lumed.backend.BackendFixture.PASSWORD;
import static dev.lumed.backend.BackendFixture.PATIENT;
import static dev.lumed.backend.BackendFixture.REFRESH;
import static dev.lumed.backend.BackendFixture.await;
import static dev.lumed.backend.Guarded.LOGGING_IN;
import static dev.lumed.backend.Guarded.REFRESHING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import dev.lumed.settings.Secret;
import dev.lumed.wire.AnswerCodec;
import dev.lumed.wire.TokenPair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.apache.pekko.Done;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tokens that are refused by calls and upgrades, and how there come to be others. */
@Tag("socket")
final class SignInTest {
    private static final Answer<Done> DONE = new Answer.Success<>(Done.getInstance());
    private static final String REVOKED =
            "the refresh of the tokens is refused: refresh refused: 401 Unauthorized: revoked";

    @RegisterExtension
    static final TestBed BED = new TestBed();

    private final Guarded guarded = new Guarded();
    private final RawServer server = BED.server(guarded);
    private final Told told = new Told();

    @Test
    @Survives(row = Row.T1, level = Level.SOCKET)
    void tokens_refusedToManyAtOnce_areRefreshedOnce() {
        guarded.refreshAfter(40);
        guarded.refreshBy(guarded.issue("new", "next"));
        PekkoBackend backend = BED.backend(server);
        List<Told> sockets = IntStream.range(0, 20).mapToObj(id -> new Told()).toList();
        sockets.forEach(socket -> backend.connect("a", socket));
        List<CompletionStage<Answer<Done>>> calls =
                IntStream.range(0, 20).mapToObj(id -> backend.delete("a")).toList();
        assertThat(calls).allSatisfy(call -> assertThat(await(call)).isEqualTo(DONE));
        assertThat(sockets).allSatisfy(Told::opened);
        assertThat(server.requests(REFRESHING)).hasSize(1);
        RawRequest refresh = server.requests(REFRESHING).get(0);
        assertThat(refresh.body()).isEqualTo("{\"refresh_token\":\"" + REFRESH + "\"}");
        assertThat(refresh.headers()).containsEntry("x-api-key", KEY).doesNotContainKey("authorization");
        assertThat(backend.credentials().state()).isEqualTo(Credentials.State.OK);
    }

    @Test
    void socket_refusedWith401_isToldNothingUntilTheSecondTry() {
        guarded.refreshBy(guarded.issue("new", "next"));
        BED.backend(server).connect("a", told);
        told.opened();
        assertThat(server.requests()).extracting(RawRequest::token).containsExactly(ACCESS, "", "new");
        assertThat(server.requests().get(2).target()).endsWith("/ws?token=new");
    }

    @Test
    void pair_renewed_isRenewedInItsTurn() {
        guarded.refreshBy(guarded.issue("new", "next"));
        PekkoBackend backend = BED.backend(server);
        assertThat(await(backend.delete("a"))).isEqualTo(DONE);
        backend.credentials().put(Secret.of("other"), Secret.of("next"));
        guarded.refreshBy(guarded.issue("newer", "last"));
        assertThat(await(backend.delete("a"))).isEqualTo(DONE);
        assertThat(server.requests(REFRESHING))
                .extracting(RawRequest::body)
                .last()
                .isEqualTo("{\"refresh_token\":\"next\"}");
    }

    @Test
    @Survives(row = Row.T2, level = Level.SOCKET)
    void refresh_refused_stopsAllCallsUntilThereAreOtherTokens() {
        PekkoBackend backend = BED.backend(server);
        backend.connect("a", told);
        assertThat(told.next()).isEqualTo(new SocketSignal.Unauthorized(REVOKED));
        int asked = server.requests().size();
        for (int call = 0; call < 20; call++) {
            assertThat(await(backend.send("a", "ok"))).isEqualTo(new Answer.Unauthorized<>(REVOKED));
            backend.connect("a", told);
            assertThat(told.next()).isEqualTo(new SocketSignal.Unauthorized(REVOKED));
        }
        assertThat(server.requests()).hasSize(asked);
        guarded.accept("other");
        backend.credentials().put(Secret.of("other"), Secret.of("r"));
        assertThat(await(backend.delete("a"))).isEqualTo(DONE);
        backend.connect("a", told);
        told.opened();
    }

    @Test
    void password_withoutTokens_isWhatTheFirstCallSignsInWith() {
        guarded.logInBy(guarded.issue("new", "next"));
        PekkoBackend backend = BED.backend(server, BackendFixture.login());
        backend.connect("a", told);
        told.opened();
        assertThat(await(backend.delete("a"))).isEqualTo(DONE);
        assertThat(server.requests(LOGGING_IN)).singleElement().satisfies(login -> {
            assertThat(login.body()).contains("\"ann@example.org\"", "\"" + PASSWORD + "\"");
            assertThat(login.headers()).containsEntry("x-api-key", KEY).doesNotContainKey("authorization");
        });
    }

    @Test
    void refresh_refusedWithAPasswordAtHand_isFollowedByALogin() {
        guarded.logInBy(guarded.issue("new", "next"));
        PekkoBackend backend = BED.backend(server, BackendFixture.tokensAndLogin());
        backend.connect("a", told);
        told.opened();
        assertThat(server.requests(REFRESHING)).hasSize(1);
        assertThat(server.requests(LOGGING_IN)).hasSize(1);
    }

    @Test
    void login_refused_isSaidAndNotTriedAgain() {
        PekkoBackend backend = BED.backend(server, BackendFixture.login());
        Answer<Done> refused = new Answer.Unauthorized<>("login refused: 401 Unauthorized: wrong");
        assertThat(await(backend.delete("a"))).isEqualTo(refused);
        assertThat(await(backend.delete("a"))).isEqualTo(refused);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void credentials_missing_makeNoCall() {
        PekkoBackend backend = BED.backend(server, BackendFixture.nothing());
        assertThat(await(backend.delete("a"))).isInstanceOf(Answer.Unauthorized.class);
        backend.connect("a", told);
        assertThat(told.next()).isInstanceOf(SocketSignal.Unauthorized.class);
        assertThat(server.connections()).isZero();
    }

    @Test
    void token_refusedAlthoughItIsNew_isNotRenewedAgain() {
        guarded.refreshBy(visit -> visit.answer(200, AnswerCodec.encodeTokens(new TokenPair("bad", "next"))));
        PekkoBackend backend = BED.backend(server);
        Answer<?> refused = new Answer.Unavailable<>("401 although the token is new", false, Duration.ZERO);
        assertThat(await(backend.send("a", "ok"))).isEqualTo(refused);
        backend.connect("a", told);
        assertThat(told.next()).isEqualTo(new SocketSignal.Refused(401, "although the token is good", Duration.ZERO));
        assertThat(await(backend.send("a", "ok"))).isEqualTo(refused);
        assertThat(server.requests(REFRESHING)).hasSize(1);
    }

    @Test
    void refresh_thatFails_isNoRefusal() {
        guarded.refreshBy(visit -> visit.answer(503, "", "Retry-After: 60"));
        PekkoBackend backend = BED.backend(server);
        assertThat(await(backend.send("a", "ok")))
                .isEqualTo(new Answer.Unavailable<>(
                        "refresh failed: 503 Service Unavailable", false, Duration.ofSeconds(60)));
        backend.connect("a", told);
        assertThat(told.failed()).isEqualTo("refresh failed: 503 Service Unavailable");
        assertThat(backend.credentials().state()).isEqualTo(Credentials.State.UNKNOWN);
        assertThat(server.requests(REFRESHING)).hasSize(1);
    }

    @Test
    void refresh_answeredWithAPage_isNoRefusal() {
        guarded.refreshBy(visit -> visit.answer(401, "<html>Log in</html>", "Content-Type: text/html"));
        PekkoBackend backend = BED.backend(server);
        assertThat(await(backend.delete("a"))).isInstanceOf(Answer.Unavailable.class);
        guarded.refreshBy(guarded.issue("new", "next"));
        assertThat(await(backend.delete("a"))).isEqualTo(DONE);
    }

    @Test
    void refresh_withoutAnAnswer_keepsNoCallLongerThanItsTime() {
        guarded.refreshBy(Visit::hang);
        PekkoBackend backend = BED.backend(server.url(), BackendFixture.tokens(), IMPATIENT);
        assertThat(await(backend.send("a", "ok")))
                .isInstanceOfSatisfying(
                        Answer.Unavailable.class,
                        unavailable -> assertThat(unavailable.maybeProcessed()).isFalse());
        guarded.refreshBy(guarded.issue("new", "next"));
        BED.probe().awaitAssert(PATIENT, () -> assertThat(await(backend.delete("a")))
                .isEqualTo(DONE));
    }

    @Test
    void refresh_redirectedToAnotherHost_goesNowhere() {
        RawServer other = BED.server(visit -> visit.answer(200, ""));
        guarded.refreshBy(visit -> visit.answer(307, "", "Location: " + other.url() + REFRESHING));
        assertThat(await(BED.backend(server).delete("a"))).isInstanceOf(Answer.Unavailable.class);
        assertThat(other.connections()).isZero();
    }
}
