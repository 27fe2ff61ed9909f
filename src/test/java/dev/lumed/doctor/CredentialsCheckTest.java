package dev.lumed.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.doctor.Finding.Verdict;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the file with the backend's tokens. */
final class CredentialsCheckTest {
    private static final String GIVEN = "backend.credentials { access-token = given, refresh-token = given-too }";

    @TempDir
    Path data;

    private Path file;

    @BeforeEach
    void name() {
        file = data.resolve("credentials");
    }

    private void write(String text, String mode) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void file_missing_isNothingToTell() throws SettingsException {
        assertThat(examine(GIVEN).findings()).isEmpty();
    }

    @Test
    void file_inOrder_hasWhatIsSignedInWith() throws Exception {
        write("{\"access_token\":\"kept\",\"refresh_token\":\"kept-too\"}", "rw-------");
        CredentialsCheck.Examined examined = examine("");
        assertThat(examined.findings()).extracting(Finding::verdict).containsExactly(Verdict.OK, Verdict.OK);
        assertThat(examined.chosen().accessToken().orElseThrow().reveal()).isEqualTo("kept");
        assertThat(examined.toString()).doesNotContain("kept");
    }

    @Test
    void file_openToOthers_isSaidAndLeft() throws Exception {
        write("{\"access_token\":\"kept\",\"refresh_token\":\"kept-too\"}", "rw-r-----");
        Finding finding = examine("").findings().get(0);
        assertThat(finding.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(finding.remedy()).isEqualTo("chmod 600 '" + file + "'");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void file_damaged_isAProblemWhereNothingElseIsConfigured() throws Exception {
        write("{\"access_token\":\"kept", "rw-------");
        assertThat(List.of(
                        examine("").findings().get(1), examine(GIVEN).findings().get(1)))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PROBLEM, Verdict.WARNING);
        assertThat(examine(GIVEN).findings().get(1).text()).contains("no JSON").doesNotContain("kept");
    }

    @Test
    void place_thatIsMissing_isAWarning() throws SettingsException {
        List<Finding> findings = examine("backend.credentials.file = \"" + data.resolve("missing/tokens") + "\"")
                .findings();
        assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.WARNING);
    }

    private CredentialsCheck.Examined examine(String extra) throws SettingsException {
        String text = "lumed { data-dir = \"" + data + "\"\n" + extra + " }";
        return CredentialsCheck.examine(Configuration.ofText(text).settings());
    }
}
