package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lumed.settings.DataDir;
import dev.lumed.settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApiTokenTest {
    @TempDir
    Path directory;

    private DataDir dataDir;

    @BeforeEach
    void dataDir() {
        dataDir = new DataDir(directory.resolve("data"));
    }

    @Test
    void token_atTheFirstStart_isMadeForItsOwnerAlone() throws IOException {
        String token = load().secret().reveal();
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(dataDir.apiToken()).hasContent(token);
        assertThat(permissions()).isEqualTo("rw-------");
        try (var files = Files.list(dataDir.path())) {
            assertThat(files).containsExactly(dataDir.apiToken());
        }
    }

    @Test
    void token_atTheNextStart_isTheSameAndStillItsOwners() throws IOException {
        String token = load().secret().reveal();
        Files.setPosixFilePermissions(dataDir.apiToken(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(load().secret().reveal()).isEqualTo(token);
        assertThat(permissions()).isEqualTo("rw-------");
    }

    @Test
    void token_given_goesBeforeTheFile() throws IOException {
        ApiToken token = ApiToken.loadOrCreate(dataDir, Optional.of(Secret.of("given")));
        assertThat(token.matches("given")).isTrue();
        assertThat(dataDir.apiToken()).doesNotExist();
    }

    @Test
    void token_inAnEmptyFile_isNone() throws IOException {
        Files.createDirectories(dataDir.path());
        Files.writeString(dataDir.apiToken(), " \n");
        assertThatThrownBy(this::load).isInstanceOf(IOException.class).hasMessageContaining("api-token");
    }

    @Test
    void token_compared_isTheWholeOrNothing() throws IOException {
        ApiToken token = ApiToken.loadOrCreate(dataDir, Optional.of(Secret.of("right")));
        assertThat(token.matches("right")).isTrue();
        for (String wrong : new String[] {"", "righ", "rights", "Right", "right "}) {
            assertThat(token.matches(wrong)).as(wrong).isFalse();
        }
        assertThat(token.cookieValue().reveal()).doesNotContain("right");
        assertThat(token.toString()).doesNotContain("right");
    }

    private ApiToken load() throws IOException {
        return ApiToken.loadOrCreate(dataDir, Optional.empty());
    }

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.apiToken()));
    }
}
