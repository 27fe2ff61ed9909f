package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.demo.DemoSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups as a person makes them and puts them back, with a daemon and without. */
@Tag("process")
final class BackupTest {
    private static final int MESSAGES = 10;

    /** A socket is given up for what it did, not for what a busy machine did to it. */
    private static final String PATIENT = "websocket.connect-timeout = 20s, websocket.ping-interval = 30s";

    @TempDir
    Path home;

    private DaemonProcess start() throws Exception {
        DaemonProcess lumed = DaemonProcess.beside(home, DemoSettings.immediate(), PATIENT);
        lumed.startDaemon();
        return lumed;
    }

    private static List<String> say(LocalApi lumed, String id, String name) throws Exception {
        List<String> said = new ArrayList<>();
        Feeds feed = lumed.eventsOf(id);
        for (int i = 0; i < MESSAGES; i++) {
            lumed.send(id, name + " " + i);
            feed.own(name + " " + i, "sent");
            said.add(name + " " + i);
        }
        return said;
    }

    private static void assertDone(LumedProcess command) throws Exception {
        assertThat(command.awaitExit())
                .as(() -> String.join("\n", command.err()))
                .isZero();
    }

    private static void assertEachOnce(List<String> log, List<String> said) {
        assertThat(said).allSatisfy(text -> assertThat(log)
                .filteredOn(line -> line.endsWith(" user: " + text))
                .hasSize(1));
    }

    private List<String> kept(String dataDir) throws Exception {
        try (Stream<Path> files = Files.list(home.resolve(dataDir))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("lumed.db."))
                    .toList();
        }
    }

    @Test
    void backup_underLoad_holdsOnceWhatWasSentBefore() throws Exception {
        try (DaemonProcess lumed = start()) {
            String id = lumed.open("coach");
            List<String> ids = List.of(lumed.open("other"), lumed.open("third"));
            List<String> said = say(lumed, id, "before");
            Load load = Load.on(lumed, "meanwhile", ids);

            assertDone(lumed.command("backup", "copy.db"));
            lumed.process().kill();
            load.accepted();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("copy.db"))))
                    .isEqualTo("rw-------");
            assertDone(lumed.command("restore", "copy.db", "--data-dir", "elsewhere"));
            assertThat(kept("elsewhere")).isEmpty();
            lumed.with("LUMED_API_TOKEN", lumed.token())
                    .with("LUMED_DATA_DIR", home.resolve("elsewhere").toString())
                    .startDaemon();

            lumed.eventsOf(id).connection("live");
            assertEachOnce(lumed.log(id), said);
            assertEachOnce(lumed.backendLog(id), said);
            for (String other : ids) {
                lumed.eventsOf(other).connection("live");
            }
        }
    }

    @Test
    void restore_whileRunning_beginsAnewAtTheSamePlaceAndReadsWhatCameSince() throws Exception {
        try (DaemonProcess lumed = start()) {
            String id = lumed.open("coach");
            List<String> before = say(lumed, id, "before");
            assertDone(lumed.command("backup", "copy.db"));
            List<String> since = say(lumed, id, "since");
            String later = lumed.open("later");

            LumedProcess restore = lumed.command("restore", "copy.db");

            assertDone(restore);
            assertThat(restore.out()).containsExactly("The store is now that of copy.db.");
            assertThat(kept("data")).singleElement().asString().startsWith("lumed.db.before-restore-");
            Feeds feed = lumed.eventsOf(id);
            feed.until("all of it", () -> lumed.log(id).equals(lumed.backendLog(id)));
            assertEachOnce(lumed.backendLog(id), before);
            assertEachOnce(lumed.backendLog(id), since);
            assertThat(lumed.get("/v1/conversations").path("conversations"))
                    .extracting(it -> it.path("id").asText())
                    .contains(id)
                    .doesNotContain(later);
            say(lumed, id, "afterwards");
            lumed.process().signal("TERM");
            assertThat(lumed.process().awaitExit()).isZero();
            assertThat(lumed.process().out()).containsExactly("lumed ready on " + lumed.url());
            assertThat(lumed.process().err()).noneMatch(line -> line.contains("WARN") || line.contains("ERROR"));
        }
    }

    @Test
    void restore_ofWhatWasWaiting_sendsOnlyWhatTheBackendDoesNotHaveByNow() throws Exception {
        try (DaemonProcess lumed = start()) {
            String id = lumed.open("coach");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");
            lumed.post("/v1/suspend", "", 204);
            lumed.send(id, "sent since");
            String dropped = lumed.send(id, "dropped since").path("id").asText();
            assertDone(lumed.command("backup", "copy.db"));
            lumed.delete("/v1/conversations/" + id + "/messages/" + dropped);
            lumed.post("/v1/resume", "", 204);
            feed.own("sent since", "sent");

            assertDone(lumed.command("restore", "copy.db"));

            lumed.eventsOf(id)
                    .until("rest", () -> lumed.get("/v1/status").path("outbox").asInt() == 0);
            lumed.eventsOf(id).until("all of it", () -> lumed.log(id).equals(lumed.backendLog(id)));
            assertEachOnce(lumed.backendLog(id), List.of("sent since", "dropped since"));
            assertThat(lumed.process().err()).anyMatch(line -> line.contains("restored from a backup"));
        }
    }

    /** The answer is given once it is kept: what comes then may be anything. */
    @Test
    void restore_andThenAKill_isDoneAtTheNextStart() throws Exception {
        try (DaemonProcess lumed = start()) {
            String id = lumed.open("coach");
            assertDone(lumed.command("backup", "copy.db"));
            String later = lumed.open("later");

            LumedProcess restore = lumed.begin("restore", "copy.db");
            lumed.process().awaitLog("a backup was taken in");
            lumed.process().kill();
            restore.close();
            lumed.startDaemon();

            assertThat(lumed.get("/v1/conversations").path("conversations"))
                    .extracting(it -> it.path("id").asText())
                    .contains(id)
                    .doesNotContain(later);
        }
    }

    @Test
    void restore_andThenAStop_isSuccess() throws Exception {
        try (DaemonProcess lumed = start()) {
            String id = lumed.open("coach");
            assertDone(lumed.command("backup", "copy.db"));

            LumedProcess restore = lumed.begin("restore", "copy.db");
            lumed.process().awaitLog("a backup was taken in");
            lumed.process().signal("TERM");
            assertThat(lumed.process().awaitExit()).isZero();
            restore.close();

            lumed.startDaemon();
            assertThat(lumed.get("/v1/conversations/" + id).path("open").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void files_thatAreInTheWayOrNoBackup_areRefusedAndNothingIsChanged() throws Exception {
        try (DaemonProcess lumed = start()) {
            lumed.open("coach");
            JsonNode status = lumed.get("/v1/status");
            Files.writeString(home.resolve("note.txt"), "mine");

            LumedProcess inTheWay = lumed.command("backup", "note.txt");
            LumedProcess noBackup = lumed.command("restore", "note.txt");

            assertThat(inTheWay.awaitExit()).isEqualTo(1);
            assertThat(inTheWay.err()).singleElement().asString().contains("note.txt", "--force");
            assertThat(noBackup.awaitExit()).isEqualTo(1);
            assertThat(noBackup.err()).singleElement().asString().contains("it does not begin like an SQLite database");
            assertThat(home.resolve("note.txt")).hasContent("mine");
            assertThat(home.resolve("note.txt.part")).doesNotExist();
            assertThat(lumed.get("/v1/status").path("started_at")).isEqualTo(status.path("started_at"));
            assertDone(lumed.command("backup", "note.txt", "--force"));
            assertDone(lumed.command("restore", "note.txt"));
        }
    }

    @Test
    void store_withoutADaemon_isCopiedAndReplacedTheSame() throws Exception {
        try (DaemonProcess lumed = start()) {
            String id = lumed.open("coach");
            List<String> said = say(lumed, id, "before");
            lumed.process().kill();

            assertDone(lumed.command("backup", "copy.db"));
            assertDone(lumed.command("restore", "copy.db"));

            List<String> kept = kept("data");
            assertThat(kept).singleElement().asString().startsWith("lumed.db.before-restore-");
            assertDone(lumed.command("restore", "data/" + kept.get(0)));
            lumed.startDaemon();
            assertEachOnce(lumed.log(id), said);
        }
    }

    @Test
    void store_ofPostgresql_isLeftToItsOwnTools() throws Exception {
        Files.writeString(
                home.resolve("application.conf"),
                "lumed { api.port = 0, store { kind = postgresql, postgresql.url = \"jdbc:postgresql://127.0.0.1:1/x\" } }");
        Files.createDirectory(home.resolve("data"));
        Files.writeString(home.resolve("copy.db"), "mine");
        for (String[] command : new String[][] {{"backup", "other.db"}, {"restore", "copy.db"}}) {
            try (LumedProcess refused = LumedProcess.start(home, command)) {
                assertThat(refused.awaitExit()).isEqualTo(1);
                assertThat(refused.err()).singleElement().asString().contains("pg_dump");
            }
        }
    }

    @Test
    void store_thatIsNowhere_isAskedOfADaemonThatIsNotThere() throws Exception {
        Files.writeString(home.resolve("application.conf"), "lumed.api.port = 0");
        try (LumedProcess backup = LumedProcess.start(home, "backup", "copy.db")) {
            assertThat(backup.awaitExit()).isEqualTo(3);
            assertThat(home.resolve("copy.db")).doesNotExist();
        }
    }
}
