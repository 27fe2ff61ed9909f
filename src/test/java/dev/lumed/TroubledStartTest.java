package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.DemoSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How the daemon starts amid trouble that passes, or that it has to be told of. */
@Tag("process")
final class TroubledStartTest {
    /** A backend that nobody is. */
    private static final Map<String, String> NO_BACKEND = Map.of("LUMED_BACKEND_URL", "http://127.0.0.1:1");

    @TempDir
    Path home;

    @BeforeEach
    void takeAnyPort() throws IOException {
        Files.writeString(home.resolve("application.conf"), "lumed.api.port = 0");
    }

    private LumedProcess run() throws IOException {
        return LumedProcess.start(home, NO_BACKEND, "run");
    }

    @Test
    void backend_absentAtTheStart_isReachedWhenItIsThere() throws Exception {
        String patient = "websocket.connect-timeout = 20s, websocket.ping-interval = 30s";
        try (DaemonProcess lumed = DaemonProcess.beside(home, DemoSettings.immediate(), patient)) {
            lumed.startDaemon();
            String id = lumed.open("coach");
            lumed.process().signal("TERM");
            lumed.process().awaitExit();
            lumed.demo().stopListening().toCompletableFuture().get();

            lumed.startDaemon();
            Feeds feed = lumed.eventsOf(id);
            lumed.send(id, "Is anybody there?");
            lumed.demo().listenAgain().toCompletableFuture().get();

            feed.own("Is anybody there?", "sent");
            feed.reply();
        }
    }

    /** The limit on the size of files stands for the disk. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void disk_fullAtTheStart_isToldAndNothingIsBroken() throws Exception {
        List<String> full = new ArrayList<>(List.of("prlimit", "--fsize=0:"));
        full.addAll(LumedProcess.command());
        full.add("run");

        Ended.refused(
                LumedProcess.run(home, NO_BACKEND, full),
                home.resolve("data/lumed").toString());

        try (LumedProcess lumed = run()) {
            lumed.awaitReady();
        }
    }

    @Test
    void credentials_missing_startAndSaySo() throws Exception {
        try (LumedProcess lumed = run()) {
            lumed.awaitReady();
            lumed.awaitLog("listens on");
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

            Ended.refused(run(), store.toString(), "locked");
        }
    }
}
