package dev.lumed.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lumed.backend.Certificates;
import dev.lumed.demo.DemoTls;
import dev.lumed.doctor.Finding.Verdict;
import dev.lumed.journal.Readiness;
import dev.lumed.journal.Store;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.LumedSettings;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the machine, the data directory, the store and the port. */
final class MachineTest {

    @TempDir
    Path home;

    @Test
    void machine_old_isToldWhatToInstall() {
        assertThat(MachineCheck.java(11, "/java").verdict()).isEqualTo(Verdict.PROBLEM);
        assertThat(MachineCheck.java(17, "/java").verdict()).isEqualTo(Verdict.OK);
        assertThat(MachineCheck.files(256).verdict()).isEqualTo(Verdict.WARNING);
        assertThat(MachineCheck.files(4096).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void disk_bySize_isFullOrNearlySo() {
        assertThat(DataDirCheck.room("disk", 1 << 20).verdict()).isEqualTo(Verdict.PROBLEM);
        assertThat(DataDirCheck.room("disk", 100 << 20).verdict()).isEqualTo(Verdict.WARNING);
        assertThat(DataDirCheck.room("disk", 10L << 30).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void directory_thatOthersMayRead_isAWarning() throws Exception {
        Path data = Files.createDirectory(home.resolve("data"));
        assumeTrue(data.getFileSystem().supportedFileAttributeViews().contains("posix"), "needs POSIX permissions");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-x---"));

        Finding finding = of("data-dir-mode", DataDirCheck.examine(settings("").dataDir()));

        assertThat(finding.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(finding.remedy()).isEqualTo("chmod 700 '" + data + "'");
    }

    @Test
    void directory_thatIsAFile_isAProblem() throws Exception {
        Files.writeString(home.resolve("data"), "");

        assertThat(of("data-dir", DataDirCheck.examine(settings("").dataDir())).verdict())
                .isEqualTo(Verdict.PROBLEM);
    }

    @Test
    void store_missing_isNotMade() throws Exception {
        assertThat(store().text()).contains("the first start makes it");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void store_free_opensAndIsLetGo() throws Exception {
        LumedSettings settings = settings("");
        Store.open(settings.store(), settings.dataDir().path()).close();

        assertThat(store().verdict()).isEqualTo(Verdict.OK);
        assertThat(store().text()).contains("store.durability = power", "nobody else has it");
    }

    @Test
    void store_taken_namesTheProcess() throws Exception {
        LumedSettings settings = settings("");
        try (Store store = Store.open(settings.store(), settings.dataDir().path())) {
            assertThat(store.readiness()).isEqualTo(Readiness.READY);

            assertThat(store().text())
                    .contains("process id " + ProcessHandle.current().pid(), "does not answer");
            assertThat(store().verdict()).isEqualTo(Verdict.WARNING);
        }
    }

    @Test
    void store_damaged_isAProblemWithItsRemedy() throws Exception {
        Files.createDirectory(home.resolve("data"));
        Files.writeString(home.resolve("data").resolve("lumed.db"), "This is no database.");

        assertThat(store().verdict()).isEqualTo(Verdict.PROBLEM);
        assertThat(store().text()).contains("is damaged");
        assertThat(store().remedy()).contains("keep it aside");
    }

    @Test
    void port_ofAnother_isAProblem() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Finding finding = port(other.getLocalPort());

            assertThat(finding.verdict()).isEqualTo(Verdict.PROBLEM);
            assertThat(finding.remedy()).contains("LUMED_PORT");
        }
    }

    @Test
    void certificate_nearItsEnd_isAWarning() throws Exception {
        DemoTls tls = Certificates.selfSigned(home);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(tls.keystore())) {
            keys.load(file, tls.password().toCharArray());
        }
        X509Certificate certificate =
                (X509Certificate) keys.getCertificate(keys.aliases().nextElement());
        Instant end = certificate.getNotAfter().toInstant();

        assertThat(BackendCheck.certificate(certificate, end.minus(Duration.ofDays(13)))
                        .verdict())
                .isEqualTo(Verdict.WARNING);
        assertThat(BackendCheck.certificate(certificate, end.minus(Duration.ofDays(15)))
                        .verdict())
                .isEqualTo(Verdict.OK);
    }

    private Finding store() throws Exception {
        LumedSettings settings = settings("");
        return StoreCheck.examine(settings, Tenant.of(settings));
    }

    private Finding port(int port) throws Exception {
        LumedSettings settings = settings("api.port = " + port);
        return PortCheck.examine(settings, Tenant.of(settings));
    }

    private LumedSettings settings(String extra) throws Exception {
        return Configuration.ofText(
                        "lumed { data-dir = \"" + home.resolve("data") + "\", api.port = 0\n" + extra + " }")
                .settings();
    }

    private static Finding of(String subject, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }
}
