package dev.lumed.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lumed.settings.ApiTlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of a certificate: taken as they usually are, or refused with the file, what is wrong and what to do. */
final class ServerTlsTest {
    @TempDir
    Path directory;

    private PemIdentity identity;
    private ApiTlsSettings files;

    @BeforeEach
    void make() {
        identity = new PemIdentity(directory).make();
        files = identity.files();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void files_ofEitherKind_areTaken(String algorithm) throws IOException {
        identity.make("-keyalg", algorithm);
        assertThat(load().engine().getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
        Identity read = Identity.read(files);
        assertThat(read.chain())
                .extracting(X509Certificate::getSubjectX500Principal)
                .hasSize(2);
        assertThat(read.privateKey().getAlgorithm()).isEqualTo(algorithm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY"})
    void key_inAnOlderForm_isRefusedWithWhatTurnsIt(String label) throws IOException {
        relabel(label);
        assertRefused(
                files,
                "key.pem holds no private key",
                "PKCS #8",
                "openssl pkcs8 -topk8 -nocrypt -in " + files.privateKey());
    }

    @Test
    void key_locked_isRefusedWithWhatUnlocksIt() throws IOException {
        relabel("ENCRYPTED PRIVATE KEY");
        assertRefused(files, "key.pem is locked", "passphrase", "-nocrypt");
    }

    private void relabel(String label) throws IOException {
        Files.writeString(
                files.privateKey(), Files.readString(files.privateKey()).replace("PRIVATE KEY", label));
    }

    @Test
    void file_missing_isNamedWithItsKey() {
        Path none = directory.resolve("none.pem");
        assertRefused(
                new ApiTlsSettings(none, files.privateKey()), "none.pem is not there", "lumed.api.tls.certificate");
        assertRefused(
                new ApiTlsSettings(files.certificate(), none), "none.pem is not there", "lumed.api.tls.private-key");
    }

    @Test
    void file_unreadable_isNamedWithARemedy() {
        assertRefused(new ApiTlsSettings(directory, files.privateKey()), directory + " cannot be read", "let the user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----\n"})
    void certificate_thatIsNone_isRefused(String content) throws IOException {
        Files.writeString(files.certificate(), content);
        assertRefused(files, "certificate.pem holds no certificate", "lumed.api.tls.certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----\n"})
    void key_thatIsNone_isRefusedAndNotQuoted(String content) throws IOException {
        Files.writeString(files.privateKey(), content);
        assertThatThrownBy(this::load)
                .isInstanceOf(CertificateFileException.class)
                .hasMessageContaining("key.pem holds no private key")
                .hasMessageContaining("openssl pkcs8")
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    @Test
    void key_ofAnotherCertificate_isRefused() throws IOException {
        String other = Files.readString(files.privateKey());
        identity.make();
        Files.writeString(files.privateKey(), other);
        assertRefused(files, "key.pem is not the key", "certificate.pem");
        identity.make("-keyalg", "RSA");
        Files.writeString(files.privateKey(), other);
        assertRefused(files, "key.pem is not the key", "certificate.pem");
    }

    @Test
    void file_ofAnotherSize_isRefused() throws IOException {
        Files.write(files.certificate(), new byte[(1 << 20) + 1]);
        assertRefused(files, "certificate.pem is larger");
    }

    @Test
    void certificate_outOfItsTime_isTakenAndTold() throws IOException {
        Identity read = Identity.read(files);
        Instant end = read.certificate().getNotAfter().toInstant();
        Instant beginning = read.certificate().getNotBefore().toInstant();
        assertThat(read.untimely(end)).isEmpty();
        assertThat(read.untimely(end.plusSeconds(1))).get().asString().contains("expired", end.toString());
        assertThat(read.untimely(beginning.minusSeconds(1))).get().asString().contains("not valid before");
        assertThat(ServerTls.load(files, () -> end.plus(Duration.ofDays(1)))).isNotNull();
    }

    @Test
    void key_thatEverybodyMayRead_isNoticed() throws IOException {
        Files.setPosixFilePermissions(files.privateKey(), PosixFilePermissions.fromString("rw-r-----"));
        assertThat(Identity.key(files).isOpenToAll()).isFalse();
        Files.setPosixFilePermissions(files.privateKey(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Identity.key(files).isOpenToAll()).isTrue();
    }

    @Test
    void files_changed_areTakenOnce() throws IOException {
        ServerTls tls = load();
        assertThat(tls.renew()).isFalse();
        identity.make();
        assertThat(tls.renew()).isTrue();
        assertThat(tls.renew()).isFalse();
    }

    @Test
    void files_changedForTheWorse_changeNothing() throws IOException {
        ServerTls tls = load();
        Files.writeString(files.certificate(), "half of");
        assertThatThrownBy(tls::renew).isInstanceOf(CertificateFileException.class);
        assertThat(tls.isFor("localhost")).isTrue();
    }

    @Test
    void names_ofTheCertificate_areKnown() throws IOException {
        ServerTls tls = load();
        assertThat(tls.isFor("Lumed.Example")).isTrue();
        assertThat(tls.isFor("a.wild.example")).isTrue();
        for (String other :
                new String[] {"evil.example", "wild.example", "a.b.wild.example", "example", "", ".", "*"}) {
            assertThat(tls.isFor(other)).as(other).isFalse();
        }
    }

    private ServerTls load() throws IOException {
        return ServerTls.load(files, InstantSource.system());
    }

    private static void assertRefused(ApiTlsSettings files, String... words) {
        assertThatThrownBy(() -> ServerTls.load(files, InstantSource.system()))
                .isInstanceOf(CertificateFileException.class)
                .message()
                .contains(words);
    }
}
