package dev.lumed.backend;

import static dev.lumed.backend.BackendFixture.PATIENT;
import static dev.lumed.backend.BackendFixture.await;
import static dev.lumed.backend.BackendFixture.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import dev.lumed.settings.BackendSettings;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.SettingsException;
import dev.lumed.settings.SocketAuth;
import dev.lumed.settings.TlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.Done;
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
        certificates.issue("renewed", "-ext", "san=ip:127.0.0.1");
        certificates.issue("expired", "-ext", "san=ip:127.0.0.1", "-startdate", "-20d", "-validity", "10");
        certificates.issue("early", "-ext", "san=ip:127.0.0.1", "-startdate", "+10d");
        certificates.issue("elsewhere", "-ext", "san=dns:elsewhere.example");
        certificates.make("self-signed", "-ext", "san=ip:127.0.0.1");
    }

    @Test
    void backend_withAGoodCertificate_isTalkedTo() {
        RawServer server = BED.server(certificates.serverSockets("good"), TlsTest::serve);
        PekkoBackend backend = backend(server, trusting());
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
        PekkoBackend backend = backend(server, trusting());
        assertThat(await(backend.send("a", "ok"))).isEqualTo(new Answer.Unavailable<>(reason, false, Duration.ZERO));
        backend.connect("a", told);
        assertThat(told.failed()).isEqualTo(reason);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void backend_ofAnUnknownAuthority_isNotTrustedByDefault() {
        RawServer server = BED.server(certificates.serverSockets("good"), TlsTest::serve);
        PekkoBackend backend = backend(server, TlsSettings.usual());
        backend.connect("a", told);
        assertThat(told.failed()).isEqualTo(UNTRUSTED);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void backend_thatSpeaksNoTls_isToldNothing() {
        RawServer server = BED.server(visit -> visit.answer(204, ""));
        PekkoBackend backend = backend(server, trusting());
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

    @Test
    void backend_withAnotherCertificateThanBefore_isTalkedToAllTheSame() {
        AtomicReference<String> shown = new AtomicReference<>("expired");
        // A connection for each call, as after a restart of the backend.
        RawServer server = BED.server(certificates.serverSockets(shown::get), visit -> {
            visit.answer(204, "", "Connection: close");
            visit.hangUp();
        });
        PekkoBackend backend = backend(server, trusting());
        assertThat(await(backend.delete("a"))).isInstanceOf(Answer.Unavailable.class);
        for (String renewed : List.of("good", "renewed")) {
            shown.set(renewed);
            assertThat(await(backend.delete("a"))).isEqualTo(new Answer.Success<>(Done.getInstance()));
        }
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void backend_thatSendsOnToPlainHttp_isNotFollowed() {
        RawServer plain = BED.server(visit -> visit.answer(204, ""));
        RawServer server = BED.server(
                certificates.serverSockets("good"),
                visit -> visit.answer(
                        307, "", "Location: " + plain.url() + visit.request().target()));
        PekkoBackend backend = backend(server, trusting());
        assertThat(await(backend.send("a", "ok"))).isInstanceOf(Answer.Unavailable.class);
        backend.connect("a", told);
        assertThat(told.next()).isInstanceOf(SocketSignal.Refused.class);
        assertThat(plain.connections()).isZero();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void backend_ofAnotherAuthorityWithTheSameName_isNotTrusted() throws Exception {
        Certificates others = new Certificates(Files.createDirectory(dir.resolve("others")));
        others.issue("good", "-ext", "san=ip:127.0.0.1");
        RawServer server = BED.server(others.serverSockets("good"), TlsTest::serve);
        assertThat(BackendFixture.reason(await(backend(server, trusting()).delete("a"))))
                .isEqualTo("TLS: the certificate is not accepted");
    }

    /** As a file of the configuration says. */
    private static TlsSettings trusting() {
        try {
            return Configuration.ofText("lumed.backend.tls.ca-file = \"" + certificates.authority() + "\"")
                    .settings()
                    .backend()
                    .tls();
        } catch (SettingsException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static PekkoBackend backend(RawServer server, TlsSettings tls) {
        BackendSettings settings = BackendFixture.settings("https://127.0.0.1:" + server.port(), tokens(), PATIENT);
        return PekkoBackend.create(
                BED.system(),
                new BackendSettings(
                        settings.url(),
                        settings.websocketUrl(),
                        settings.apiKey(),
                        settings.credentials(),
                        tls,
                        PATIENT),
                BackendFixture.websocket(SocketAuth.BOTH));
    }
}
