package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.log.Logging;
import dev.lumed.log.Scrubber;
import dev.lumed.settings.BackendSettings;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.LumedSettings;
import dev.lumed.settings.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Tokens that come after the start, and what the log would tell of them if somebody logged them by mistake. */
final class AccessTest {
    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @TempDir
    Path dir;

    private LumedSettings settings;

    @BeforeEach
    void listen() throws Exception {
        settings = Configuration.ofText("lumed.data-dir = \"" + dir + "\"").settings();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        Logging.start(settings.log(), new Scrubber());
    }

    @AfterEach
    void stopListening() {
        System.setErr(usual);
        Logging.start(settings.log(), new Scrubber());
    }

    @Test
    void pair_new_isHiddenFromTheLog() {
        for (Access access : new Access[] {Access.passing(backend()), Access.kept(backend(), settings)}) {
            access.vault(Runnable::run).keep(Secret.of("canary-1"), Secret.of("canary-2"));
            assertThat(logged("canary-1 canary-2")).endsWith("*** ***\n");
        }
    }

    @Test
    void pair_ofTheFile_isHiddenFromTheLog() throws Exception {
        Files.writeString(settings.credentialsFile(), "{\"access_token\":\"canary-1\",\"refresh_token\":\"canary-2\"}");
        Access access = Access.kept(backend(), settings).begun();
        assertThat(access.backend().credentials().accessToken()).contains(Secret.of("canary-1"));
        assertThat(logged("canary-1 canary-2")).endsWith("*** ***\n");
    }

    @Test
    void access_passing_keepsNothing() throws Exception {
        Access access = Access.passing(backend()).begun();
        access.vault(Runnable::run).keep(Secret.of("canary-1"), Secret.of("canary-2"));
        assertThat(settings.credentialsFile()).doesNotExist();
    }

    private BackendSettings backend() {
        return settings.backend();
    }

    private String logged(String text) {
        LoggerFactory.getLogger(AccessTest.class).warn(text);
        return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
