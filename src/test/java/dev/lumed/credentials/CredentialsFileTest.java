package dev.lumed.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of two pairs is the newer one: that of the file or that of the configuration. */
final class CredentialsFileTest {
    private static final CredentialSettings CONFIGURED = tokens("a-1");
    private static final CredentialSettings OTHERS = tokens("a-2");
    private static final CredentialSettings LOGIN = login("ann@example.org");

    @TempDir
    Path dir;

    private Path path;

    @BeforeEach
    void name() {
        path = dir.resolve("credentials");
    }

    /** As a daemon leaves it that was configured so, and whose tokens were renewed. */
    private void leftBy(CredentialSettings configured) throws IOException {
        CredentialsFile file = new CredentialsFile(path);
        file.begin(configured);
        file.write(Secret.of("renewed"), Secret.of("r-renewed"));
    }

    @Test
    void file_missing_isNotMadeBeforeThereIsANewPair() throws IOException {
        assertThat(begun(CONFIGURED)).isEqualTo(CONFIGURED);
        assertThat(path).doesNotExist();
    }

    @Test
    void configuration_asBefore_isOlderThanTheFile() throws IOException {
        leftBy(CONFIGURED);
        assertThat(begun(CONFIGURED)).isEqualTo(tokens("renewed"));
        leftBy(LOGIN);
        assertThat(begun(LOGIN)).isEqualTo(LOGIN.withTokens(Secret.of("renewed"), Secret.of("r-renewed")));
    }

    @Test
    void configuration_thatChanged_winsAndReplacesTheFile() throws IOException {
        leftBy(CONFIGURED);
        assertThat(begun(OTHERS)).isEqualTo(OTHERS);
        assertThat(Files.readString(path)).contains("\"a-2\"").doesNotContain("renewed");
        assertThat(begun(OTHERS)).isEqualTo(OTHERS);
    }

    @Test
    void account_thatChanged_isLoggedInto() throws IOException {
        leftBy(LOGIN);
        assertThat(begun(login("bob@example.org"))).isEqualTo(login("bob@example.org"));
    }

    @Test
    void configuration_ofNothing_isContentWithAnyFile() throws IOException {
        leftBy(CONFIGURED);
        assertThat(begun(CredentialSettings.none())).isEqualTo(tokens("renewed"));
    }

    @Test
    void file_writtenByHand_isMeantAndBoundToWhatIsConfigured() throws IOException {
        Files.writeString(path, "{\"access_token\": \"by-hand\", \"refresh_token\": \"r-by-hand\"}");
        assertThat(begun(CONFIGURED)).isEqualTo(tokens("by-hand"));
        assertThat(begun(CONFIGURED)).isEqualTo(tokens("by-hand"));
        assertThat(begun(OTHERS)).isEqualTo(OTHERS);
    }

    @Test
    void file_openToOthers_isMadePrivate() throws IOException {
        leftBy(CONFIGURED);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        begun(CONFIGURED);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void file_written_isPrivateAndTellsNothingOfTheConfiguredPair() throws IOException {
        leftBy(CONFIGURED);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(path)).doesNotContain("a-1");
        String once = Files.readString(path);
        leftBy(CONFIGURED);
        assertThat(Files.readString(path)).isNotEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary",
                "{\"access_token\":\"canary",
                "[\"canary\"]",
                "{\"access_token\":\"canary\"}",
                "{\"access_token\":\"canary\",\"refresh_token\":7}",
                "{\"access_token\":\"canary\",\"refresh_token\":\" \"}",
                "{\"access_token\":\"canary\",\"refresh_token\":\"b\"} canary"
            })
    void file_damaged_isLeftAloneAndTheConfigurationUsed(String text) throws IOException {
        Files.writeString(path, text);
        assertThat(begun(CONFIGURED)).isEqualTo(CONFIGURED);
        assertThat(Files.readString(path)).isEqualTo(text);
        assertThatThrownBy(() -> begun(CredentialSettings.none()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(path + " cannot be used: no JSON")
                .hasMessageContaining("mend or remove it, or configure tokens")
                .hasMessageNotContaining("canary");
    }

    @Test
    void file_muchTooLarge_isNotRead() throws IOException {
        Files.writeString(path, " ".repeat(100_000));
        assertThatThrownBy(() -> begun(CredentialSettings.none())).hasMessageContaining("larger than 65536 bytes");
    }

    @Test
    void file_thatCannotBeMade_keepsNobodyFromStarting() throws IOException {
        CredentialsFile file = new CredentialsFile(dir.resolve("missing/credentials"));
        assertThat(file.begin(CONFIGURED)).isEqualTo(CONFIGURED);
        assertThatThrownBy(() -> file.write(Secret.of("a"), Secret.of("b"))).isInstanceOf(IOException.class);
    }

    @Test
    void change_byHand_isToldOnce() throws IOException {
        leftBy(CONFIGURED);
        CredentialsFile file = new CredentialsFile(path);
        file.begin(CONFIGURED);
        assertThat(file.changed()).isEmpty();
        Files.writeString(path, Files.readString(path).replace("renewed", "by-hand"));
        assertThat(file.changed()).contains(tokens("by-hand"));
        assertThat(file.changed()).isEmpty();
    }

    @Test
    void change_ofOurOwn_isNone() throws IOException {
        CredentialsFile file = new CredentialsFile(path);
        file.begin(CONFIGURED);
        file.write(Secret.of("renewed"), Secret.of("r-renewed"));
        assertThat(file.changed()).isEmpty();
    }

    @Test
    void configuration_changedWhileItRuns_isWhatTheNextPairComesFrom() throws IOException {
        CredentialsFile file = new CredentialsFile(path);
        file.begin(CONFIGURED);
        file.configured(OTHERS);
        file.write(Secret.of("renewed"), Secret.of("r-renewed"));
        assertThat(begun(OTHERS)).isEqualTo(tokens("renewed"));
    }

    @Test
    void choice_asTheDaemonWouldMakeIt_changesNothing() throws IOException {
        leftBy(CONFIGURED);
        String before = Files.readString(path);
        assertThat(new CredentialsFile(path).choice(OTHERS)).isEqualTo(OTHERS);
        assertThat(new CredentialsFile(path).choice(CONFIGURED)).isEqualTo(tokens("renewed"));
        assertThat(Files.readString(path)).isEqualTo(before);
    }

    private CredentialSettings begun(CredentialSettings configured) throws IOException {
        return new CredentialsFile(path).begin(configured);
    }

    private static CredentialSettings tokens(String access) {
        return CredentialSettings.none().withTokens(Secret.of(access), Secret.of("r-" + access));
    }

    private static CredentialSettings login(String email) {
        return new CredentialSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.of(email),
                Optional.of(Secret.of("password")),
                Optional.empty());
    }
}
