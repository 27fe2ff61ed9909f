package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.DemoSettings;
import dev.lumed.tls.ClientTls;
import dev.lumed.tls.PemIdentity;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.Certificate;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon with a certificate, and the commands that talk to it. */
@Tag("process")
final class EncryptedDaemonTest {
    @TempDir
    Path home;

    private PemIdentity identity;

    @BeforeEach
    void make() throws Exception {
        identity = new PemIdentity(Files.createDirectory(home.resolve("tls"))).make();
    }

    private DaemonProcess daemon() throws Exception {
        return DaemonProcess.beside(
                home, DemoSettings.immediate(), identity.configuration() + ", api.host = \"0.0.0.0\"");
    }

    @Test
    void commands_besideADaemonWithACertificate_trustIt() throws Exception {
        try (DaemonProcess lumed = daemon()) {
            lumed.startDaemon();
            assertThat(lumed.url()).startsWith("https://");

            LumedProcess begun = lumed.command("new", "nutritionist", "hello");
            assertThat(begun.awaitExit()).as(begun.err().toString()).isZero();
            assertThat(lumed.command("ls", "-o", "json").out().get(0)).contains("nutritionist");
            assertThat(lumed.command("ui", "--no-open").out().get(0)).startsWith("https://127.0.0.1:");
            assertThat(lumed.command("doctor").out()).noneMatch(line -> line.contains("does not answer"));
        }
    }

    @Test
    void certificate_changed_isShownAfterAReload() throws Exception {
        try (DaemonProcess lumed = daemon()) {
            lumed.startDaemon();
            Certificate first = shown(lumed);

            identity.make();
            LumedProcess untrusting = lumed.command("status");
            assertThat(untrusting.awaitExit()).isEqualTo(3);
            assertThat(untrusting.err().get(0)).contains("cannot be trusted", "certificate.pem", "SIGHUP");
            lumed.process().signal("HUP");
            lumed.process().awaitLog("holds another certificate");

            assertThat(shown(lumed)).isNotEqualTo(first);
            assertThat(lumed.command("status").awaitExit()).isZero();
        }
    }

    @Test
    void certificate_changedForTheWorse_isRefusedAtTheReload() throws Exception {
        try (DaemonProcess lumed = daemon()) {
            lumed.startDaemon();
            Certificate first = shown(lumed);

            Files.writeString(identity.files().privateKey(), "half a key");
            LumedProcess reload = lumed.command("config", "reload");

            assertThat(reload.awaitExit()).isEqualTo(1);
            assertThat(String.join("\n", reload.err())).contains("key.pem holds no private key");
            assertThat(shown(lumed)).isEqualTo(first);
        }
    }

    @Test
    void certificate_thatCannotBeUsed_stopsTheStartWithARemedy() throws Exception {
        Files.delete(identity.files().privateKey());
        try (DaemonProcess lumed = daemon()) {
            LumedProcess run = lumed.command("run");
            assertThat(run.awaitExit()).isEqualTo(1);
            assertThat(run.err())
                    .last()
                    .asString()
                    .contains("lumed: ", "key.pem is not there", "lumed.api.tls.private-key");
        }
    }

    @Test
    void certificate_expiredAndItsKeyReadable_isTakenWithWarnings() throws Exception {
        identity.make("-startdate", "2020/01/01", "-validity", "1");
        Files.setPosixFilePermissions(identity.files().privateKey(), PosixFilePermissions.fromString("rw-r--r--"));
        try (DaemonProcess lumed = daemon()) {
            lumed.startDaemon();
            assertThat(lumed.process().awaitLog("expired")).contains("WARN", "certificate.pem");
            assertThat(lumed.process().awaitLog("everybody may read")).contains("WARN", "key.pem");
            assertThat(lumed.command("status").awaitExit()).isZero();
        }
    }

    private Certificate shown(DaemonProcess lumed) throws Exception {
        int port = URI.create(lumed.url()).getPort();
        try (SSLSocket socket = (SSLSocket)
                ClientTls.trusting(identity.files()).getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }
}
