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

            Ended.refused(run(), "127.0.0.1:" + taken.getLocalPort(), "lumed.api.port");
            Ended.refused(LumedProcess.start(home, "backend"), "127.0.0.1:" + taken.getLocalPort(), "lumed.demo.port");
        }
    }

    @Test
    void unixSocket_thatCannotBe_isNamedWithARemedy() throws Exception {
        Path far = home.resolve("d".repeat(100));
        configure("api.port = 0, api.unix-socket = true, data-dir = \"" + far + "\"");

        Ended.refused(run(), far.resolve("api-socket").toString(), "lumed.api.unix-socket = false");
    }

    @Test
    void dataDir_thatCannotBe_isNamedWithARemedy() throws Exception {
        Files.writeString(home.resolve("data"), "a file");

        Ended.refused(run(), home.resolve("data").toString(), "take another data-dir");
        assertThat(home.resolve("data")).hasContent("a file");
    }

    @Test
    @Survives(row = Row.D4, level = Level.PROCESS)
    void store_thatIsNone_isRefusedAndLeftAlone() throws Exception {
        Path store = Files.createDirectory(home.resolve("data")).resolve("lumed.db");
        String garbage = "This is no database. ".repeat(1000);
        Files.writeString(store, garbage);

        Ended.refused(run(), store.toString());
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

        Ended.refused(run(), store.toString(), "damaged", "put a backup in its place");
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

        Ended.refused(run(), store.toString());
        assertThat(store).hasBinaryContent(before);
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

        Ended.refused(run(), token.toString());
    }

    @Test
    void dataDir_notWritable_isNamedWithARemedy() throws Exception {
        // Root writes where it may not, but not below a file.
        Files.writeString(home.resolve("file"), "");
        configure("api.port = 0, data-dir = file/data");

        Ended.refused(run(), home.resolve("file/data").toString(), "let this user write");
    }
}
