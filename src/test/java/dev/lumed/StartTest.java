package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the servers start, and what they say and leave alone when they cannot. */
@Tag("process")
final class StartTest {
    /** A backend that nobody is. */
    private static final Map<String, String> NO_BACKEND = Map.of("LUMED_BACKEND_URL", "http://127.0.0.1:1");

    private static final int PAGE_BYTES = 4096;

    /** What no unit starts again. */
    private static final int CONFIGURATION = 78;

    @TempDir
    Path home;

    @BeforeEach
    void takeAnyPorts() throws IOException {
        configure("api.port = 0, demo.port = 0");
    }

    private void configure(String text) throws IOException {
        Files.writeString(home.resolve("application.conf"), "lumed {\n" + text + "\n}\n");
    }

    private LumedProcess run() throws IOException {
        return LumedProcess.start(home, NO_BACKEND, "run");
    }

    @Test
    void run_started_saysOneLineAndListensThere() throws Exception {
        try (LumedProcess lumed = run()) {
            String url = lumed.awaitReady();

            assertThat(new ApiProbe(url).status("/health/ready")).isEqualTo(200);
            assertThat(url).endsWith(":" + Files.readString(home.resolve("data/api-port")));
            lumed.signal("TERM");
            assertThat(lumed.awaitExit()).isZero();
            assertThat(lumed.out()).containsExactly("lumed ready on " + url);
        }
    }

    @Test
    void demo_started_saysOneLineAndWhereItsBackendAndPageAre() throws Exception {
        try (LumedProcess lumed = LumedProcess.start(home, "demo")) {
            String url = lumed.awaitReady();
            String page = lumed.awaitLog("the web page is ").replace("the web page is ", "");
            String backend = lumed.awaitLog("the demo backend listens on ").replace("the demo backend listens on ", "");

            assertThat(page).startsWith(url + "/?code=");
            assertThat(new ApiProbe(page).status("")).isEqualTo(303);
            assertThat(backend).doesNotEndWith(":7430");
            assertThat(new ApiProbe(backend).status("/demo")).isEqualTo(200);
            lumed.signal("INT");
            assertThat(lumed.awaitExit()).isZero();
            assertThat(lumed.out()).containsExactly("lumed ready on " + url);
        }
    }

    @Test
    @Survives(row = Row.D5, level = Level.PROCESS)
    void second_onTheSameDataDir_exits75AndNamesTheFirst() throws Exception {
        try (LumedProcess first = LumedProcess.start(home, "demo")) {
            first.awaitReady();

            for (String command : new String[] {"run", "demo"}) {
                try (LumedProcess second = LumedProcess.start(home, NO_BACKEND, command)) {
                    assertThat(second.awaitExit()).isEqualTo(75);
                    assertThat(second.err())
                            .singleElement()
                            .asString()
                            .contains("process id " + first.pid(), "data-dir");
                    assertThat(second.out()).isEmpty();
                }
            }
        }
    }

    @Test
    void ports_taken_areNamedWithTheKeysThatSetThem() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            configure("api.port = " + taken.getLocalPort() + ", demo.port = " + taken.getLocalPort());

            assertRefused(run(), "127.0.0.1:" + taken.getLocalPort(), "lumed.api.port");
            assertRefused(LumedProcess.start(home, "backend"), "127.0.0.1:" + taken.getLocalPort(), "lumed.demo.port");
        }
    }

    @Test
    void dataDir_thatCannotBe_isNamedWithARemedy() throws Exception {
        Files.writeString(home.resolve("data"), "a file");

        assertRefused(run(), home.resolve("data").toString(), "take another data-dir");
        assertThat(home.resolve("data")).hasContent("a file");
    }

    @Test
    @Survives(row = Row.D4, level = Level.PROCESS)
    void store_thatIsNone_isRefusedAndLeftAlone() throws Exception {
        Path store = Files.createDirectory(home.resolve("data")).resolve("lumed.db");
        String garbage = "This is no database. ".repeat(1000);
        Files.writeString(store, garbage);

        assertRefused(run(), store.toString());
        assertThat(store).hasContent(garbage);
    }

    @Test
    @Survives(row = Row.D4, level = Level.PROCESS)
    void store_damagedWithin_isRefusedAndLeftAlone() throws Exception {
        try (LumedProcess lumed = run()) {
            lumed.awaitReady();
            lumed.signal("TERM");
            lumed.awaitExit();
        }
        Path store = home.resolve("data/lumed.db");
        byte[] damaged = Files.readAllBytes(store);
        Arrays.fill(damaged, PAGE_BYTES, 2 * PAGE_BYTES, (byte) 0x5A);
        Files.write(store, damaged);

        assertRefused(run(), store.toString(), "damaged", "put a backup in its place");
        assertThat(store).hasBinaryContent(damaged);
    }

    @Test
    @Survives(row = Row.D4, level = Level.PROCESS)
    void store_ofALaterLumed_isRefusedAndLeftAlone() throws Exception {
        try (LumedProcess lumed = run()) {
            lumed.awaitReady();
            lumed.signal("TERM");
            lumed.awaitExit();
        }
        Path store = home.resolve("data/lumed.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 9999");
        }
        byte[] before = Files.readAllBytes(store);

        assertRefused(run(), store.toString());
        assertThat(store).hasBinaryContent(before);
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

        assertEnds(
                LumedProcess.start(home, "backend"),
                CONFIGURATION,
                "application.conf:3: lumed.demo.tls.keystore",
                "none.p12");
    }

    private static void assertRefused(LumedProcess started, String... said) throws InterruptedException {
        assertEnds(started, 1, said);
    }

    @Test
    void backendUrl_missing_isToldAsConfiguration() throws Exception {
        assertEnds(LumedProcess.start(home, "run"), CONFIGURATION, "lumed.backend.url", "LUMED_BACKEND_URL");
    }

    @Test
    void configurationFile_missing_isToldAsConfiguration() throws Exception {
        assertEnds(LumedProcess.start(home, NO_BACKEND, "run", "--config", "none.conf"), CONFIGURATION, "none.conf");
    }

    @Test
    void logFile_thatCannotBe_isToldAsConfiguration() throws Exception {
        configure("api.port = 0, log.file = none/lumed.log");

        assertEnds(run(), CONFIGURATION, "lumed.log.file", "none/lumed.log");
    }

    @Test
    void command_unknown_isToldAsUsage() throws Exception {
        try (LumedProcess lumed = LumedProcess.start(home, "rnu")) {
            assertThat(lumed.awaitExit()).isEqualTo(2);
            assertThat(lumed.err()).anyMatch(line -> line.contains("rnu"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unreadable"})
    void apiToken_thatIsNone_isNamedWithARemedy(String fault) throws Exception {
        Path token = Files.createDirectory(home.resolve("data")).resolve("api-token");
        if (fault.isEmpty()) {
            Files.writeString(token, "\n");
        } else {
            // Root reads whatever it may not: a directory is what nobody reads.
            Files.createDirectory(token);
        }

        assertRefused(run(), token.toString());
    }

    @Test
    void dataDir_notWritable_isNamedWithARemedy() throws Exception {
        // Root writes where it may not, but not below a file.
        Files.writeString(home.resolve("file"), "");
        configure("api.port = 0, data-dir = file/data");

        assertRefused(run(), home.resolve("file/data").toString(), "let this user write");
    }

    @Test
    void credentials_missing_startAndSaySo() throws Exception {
        try (LumedProcess lumed = run()) {
            lumed.awaitReady();
            lumed.signal("TERM");
            assertThat(lumed.awaitExit()).isZero();
        }
    }

    @Test
    void clock_farBehindTheStore_isToldAndNothingElse() throws Exception {
        try (LumedProcess lumed = run()) {
            lumed.awaitReady();
            lumed.signal("TERM");
            lumed.awaitExit();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data/lumed.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp, adapter_manifest,
                      event_payload, event_ser_id, event_ser_manifest)
                    VALUES ('x', 1, '', 4070908800000, '', X'7B7D', 1, 'event:1')""");
        }

        try (LumedProcess lumed = run()) {
            lumed.awaitLog("the store was last written at 2099-01-01T00:00:00Z");
            lumed.awaitReady();
        }
    }

    /** Another program that holds SQLite's own lock, as a tool that looks into the store. */
    @Test
    void store_lockedByAnotherProgram_isToldAfterAWhile() throws Exception {
        try (LumedProcess lumed = run()) {
            lumed.awaitReady();
            lumed.signal("TERM");
            lumed.awaitExit();
        }
        Path store = home.resolve("data/lumed.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("BEGIN EXCLUSIVE");

            assertRefused(run(), store.toString(), "locked");
        }
    }

    /** It ends with this code, one line that says why, and nothing on standard output. */
    private static void assertEnds(LumedProcess started, int code, String... said) throws InterruptedException {
        try (LumedProcess lumed = started) {
            assertThat(lumed.awaitExit()).isEqualTo(code);
            assertThat(lumed.err()).singleElement().asString().contains(said);
            assertThat(lumed.out()).isEmpty();
        }
    }
}
