package dev.lumed.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of certificates. */
final class AuthoritiesTest {
    private static final Path ONE = Path.of("src/test/resources/authority.pem");

    @TempDir
    Path dir;

    @Test
    void file_named_isAllThatIsTrusted() throws Exception {
        assertThat(Authorities.read(ONE).trusted().size()).isEqualTo(1);
    }

    @Test
    void bundle_withWordsBetween_isReadWhole() throws Exception {
        String pem = Files.readString(ONE);
        Path bundle = Files.writeString(dir.resolve("bundle.pem"), "# one\n" + pem + "\n# and again\n" + pem);
        assertThat(Authorities.read(bundle).certificates()).hasSize(2);
    }

    @Test
    void bundle_withABrokenCertificate_isNotReadInPart() throws Exception {
        String pem = Files.readString(ONE);
        Path bundle = Files.writeString(dir.resolve("bundle.pem"), pem + pem.replace("MII", "AAA"));
        assertThatThrownBy(() -> Authorities.read(bundle)).isInstanceOf(CertificateException.class);
    }
}
