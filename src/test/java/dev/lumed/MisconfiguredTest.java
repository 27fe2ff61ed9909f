package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the servers say to a configuration or to arguments that are wrong. */
@Tag("process")
final class MisconfiguredTest {
    /** A backend that nobody is. */
    private static final Map<String, String> NO_BACKEND = Map.of("LUMED_BACKEND_URL", "http://127.0.0.1:1");

    /** What no unit starts again. */
    private static final int CONFIGURATION = 78;

    @TempDir
    Path home;

    private void configure(String text) throws IOException {
        Files.writeString(home.resolve("application.conf"), "lumed {\n" + text + "\n}\n");
    }

    private LumedProcess run() throws IOException {
        return LumedProcess.start(home, NO_BACKEND, "run");
    }

    @Test
    void configuration_wrong_isToldWholeWithFileAndLine() throws Exception {
        configure("api.prot = 1\nlog.format = xml");

        try (LumedProcess lumed = run()) {
            assertThat(lumed.awaitExit()).isEqualTo(CONFIGURATION);
            assertThat(lumed.err()).hasSize(2);
            assertThat(lumed.err().get(0)).startsWith("application.conf:2: lumed.api.prot: found an unknown key");
            assertThat(lumed.err().get(1)).startsWith("application.conf:3: lumed.log.format: found xml");
        }
    }

    @Test
    void configurationOfTheDemo_wrong_isToldWholeWithFileAndLine() throws Exception {
        configure("demo.limits.active = 0\ndemo.faults.no-such {}");

        for (String[] command : new String[][] {{"demo"}, {"backend"}, {"config", "check"}}) {
            try (LumedProcess lumed = LumedProcess.start(home, command)) {
                assertThat(lumed.awaitExit()).isEqualTo(command.length == 1 ? CONFIGURATION : 1);
                assertThat(lumed.err()).hasSize(2);
                assertThat(lumed.err().get(0)).startsWith("application.conf:2: lumed.demo.limits.active: found \"0\"");
                assertThat(lumed.err().get(1)).startsWith("application.conf:3: lumed.demo.faults.no-such");
            }
        }
    }

    @Test
    void certificateOfTheDemo_unreadable_isToldWithFileAndLine() throws Exception {
        configure("demo.port = 0\ndemo.tls.keystore = none.p12");

        Ended.with(
                CONFIGURATION,
                LumedProcess.start(home, "backend"),
                "application.conf:3: lumed.demo.tls.keystore",
                "none.p12");
    }

    @Test
    void certificateOfTheApi_unusable_isToldByTheCheckWithFileAndLine() throws Exception {
        configure("api.tls {\n certificate = none.pem\n private-key = key.pem\n}");
        Files.writeString(home.resolve("key.pem"), "no key");

        try (LumedProcess lumed = LumedProcess.start(home, "config", "check")) {
            assertThat(lumed.awaitExit()).isEqualTo(1);
            assertThat(lumed.err()).hasSize(2);
            assertThat(lumed.err().get(0))
                    .startsWith("application.conf:3: lumed.api.tls.certificate: found none.pem, which is not there");
            assertThat(lumed.err().get(1))
                    .startsWith(
                            "application.conf:4: lumed.api.tls.private-key: found key.pem, which holds no private key");
        }
    }

    @Test
    void backendUrl_missing_isToldAsConfiguration() throws Exception {
        Ended.with(CONFIGURATION, LumedProcess.start(home, "run"), "lumed.backend.url", "LUMED_BACKEND_URL");
    }

    @Test
    void configurationFile_missing_isToldAsConfiguration() throws Exception {
        Ended.with(CONFIGURATION, LumedProcess.start(home, NO_BACKEND, "run", "--config", "none.conf"), "none.conf");
    }

    @Test
    void logFile_thatCannotBe_isToldAsConfiguration() throws Exception {
        configure("api.port = 0, log.file = none/lumed.log");

        Ended.with(CONFIGURATION, run(), "lumed.log.file", "none/lumed.log");
    }

    @Test
    void command_unknown_isToldAsUsage() throws Exception {
        try (LumedProcess lumed = LumedProcess.start(home, "rnu")) {
            assertThat(lumed.awaitExit()).isEqualTo(2);
            assertThat(lumed.err()).anyMatch(line -> line.contains("rnu"));
        }
    }
}
