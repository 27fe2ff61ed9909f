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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.pekko.Done;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.HttpsConnectionContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backends that prove who they are, and those that cannot. */
@Tag("socket")
final class TlsTest {
    private static final String UNTRUSTED =
            "TLS: the certificate is self-signed or of an authority that is not trusted";

    @RegisterExtension
    static final TestBed BED = new TestBed();

    @TempDir
    static Path dir;

    private static Certificates certificates;

    private final Told told = new Told();

    @BeforeAll
    static void make() {
        certificates = new Certificates(dir);
        certificates.issue("good", "-ext", "san=ip:127.0.0.1");
        certificates.issue("expired", "-ext", "san=ip:127.0.0.1", "-startdate", "-20d", "-validity", "10");
        certificates.issue("early", "-ext", "san=ip:127.0.0.1", "-startdate", "+10d");
        certificates.issue("elsewhere", "-ext", "san=dns:elsewhere.example");
        certificates.make("self-signed", "-ext", "san=ip:127.0.0.1");
    }

    @Test
    void backend_withAGoodCertificate_isTalkedTo() {
        RawServer server = BED.server(certificates.serverSockets("good"), TlsTest::serve);
        PekkoBackend backend = backend(server, certificates.trusting());
        assertThat(await(backend.delete("a"))).isEqualTo(new Answer.Success<>(Done.getInstance()));
        backend.connect("a", told);
        told.opened();
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "expired,TLS: the certificate has expired",
        "early,TLS: the certificate is not valid yet",
        "elsewhere,TLS: the certificate is for another host",
        "self-signed," + UNTRUSTED
    })
    @Survives(row = Row.T3, level = Level.SOCKET)
    void backend_withAWrongCertificate_isToldNothing(String alias, String reason) {
        RawServer server = BED.server(certificates.serverSockets(alias), TlsTest::serve);
        PekkoBackend backend = backend(server, certificates.trusting());
        assertThat(await(backend.send("a", "ok"))).isEqualTo(new Answer.Unavailable<>(reason, false, Duration.ZERO));
        backend.connect("a", told);
        assertThat(told.failed()).isEqualTo(reason);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void backend_ofAnUnknownAuthority_isNotTrustedByDefault() {
        RawServer server = BED.server(certificates.serverSockets("good"), TlsTest::serve);
        PekkoBackend backend = backend(server, Http.get(BED.system()).defaultClientHttpsContext());
        backend.connect("a", told);
        assertThat(told.failed()).isEqualTo(UNTRUSTED);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void backend_thatSpeaksNoTls_isToldNothing() {
        RawServer server = BED.server(visit -> visit.answer(204, ""));
        PekkoBackend backend = backend(server, certificates.trusting());
        assertThat(await(backend.send("a", "ok"))).isInstanceOf(Answer.Unavailable.class);
        backend.connect("a", told);
        assertThat(told.next()).isInstanceOf(SocketSignal.Failed.class);
        assertThat(server.requests()).isEmpty();
    }

    private static void serve(Visit visit) throws IOException, InterruptedException {
        if (visit.request().target().contains("/ws")) {
            visit.upgrade();
            visit.hang();
        }
        visit.answer(204, "");
    }

    private static PekkoBackend backend(RawServer server, HttpsConnectionContext tls) {
        String url = "https://127.0.0.1:" + server.port();
        return PekkoBackend.create(
                BED.system(),
                BackendFixture.settings(url, tokens(), PATIENT),
                BackendFixture.websocket(SocketAuth.BOTH),
                tls,
                new Meters(InstantSource.system()));
    }
}
