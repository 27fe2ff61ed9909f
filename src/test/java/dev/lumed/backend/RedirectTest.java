package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.settings.CredentialSettings;
import dev.lumed.wire.CreateConsultation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Backends that send us elsewhere, whatever is asked: nobody else is ever shown what proves who we are. */
@Tag("socket")
final class RedirectTest {
    @RegisterExtension
    static final TestBed BED = new TestBed();

    private final RawServer elsewhere = BED.server(visit -> visit.answer(200, "{}"));

    static Stream<Arguments> redirects() {
        // Another port of the same host, another host, the same without a scheme, and below our own scheme.
        List<String> places =
                List.of("http://127.0.0.1:%d/", "http://localhost:%d/", "//localhost:%d/api/v1/", "ws://localhost:%d/");
        return places.stream()
                .flatMap(place -> Stream.of(301, 302, 303, 307, 308).map(status -> Arguments.of(status, place)));
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void call_sentElsewhere_staysHere(int status, String place) {
        RawServer server = BED.server(to(status, place));
        PekkoBackend backend = BED.backend(server);
        List<Answer<?>> answers = List.of(
                await(backend.messages("a", 0, 1)),
                await(backend.consultation("a")),
                await(backend.consultations()),
                await(backend.quickActions(null, null)),
                await(backend.send("a", "ok")),
                await(backend.create(new CreateConsultation("p", null, null, null, null, null))),
                await(backend.complete("a")),
                await(backend.delete("a")));
        Told told = new Told();
        backend.connect("a", told);
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Unavailable.class));
        assertThat(told.next()).isInstanceOf(SocketSignal.Refused.class);
        assertThat(server.requests()).hasSize(answers.size() + 1);
        assertThat(elsewhere.connections()).isZero();
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void signIn_sentElsewhere_staysHere(int status, String place) {
        Guarded guarded = new Guarded();
        guarded.refreshBy(to(status, place));
        guarded.logInBy(to(status, place));
        RawServer server = BED.server(guarded);
        for (CredentialSettings credentials : List.of(BackendFixture.tokens(), BackendFixture.login())) {
            PekkoBackend backend = BED.backend(server, credentials);
            assertThat(await(backend.delete("a"))).isInstanceOf(Answer.Unavailable.class);
        }
        assertThat(server.requests(Guarded.REFRESHING)).hasSize(1);
        assertThat(server.requests(Guarded.LOGGING_IN)).hasSize(1);
        assertThat(elsewhere.connections()).isZero();
    }

    private RawServer.Script to(int status, String place) {
        String location = "Location: " + place.formatted(elsewhere.port());
        return visit -> visit.answer(status, "", location);
    }
}
