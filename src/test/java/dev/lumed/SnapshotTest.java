package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a conversation whose snapshot cannot be read any longer. */
@Tag("process")
final class SnapshotTest {
    /** With each comes a handful of events. */
    private static final int MESSAGES = 80;

    private static final String LAST = " WHERE sequence_number = (SELECT MAX(sequence_number) FROM snapshot)";

    @TempDir
    Path home;

    @Test
    @Survives(row = Row.D4, level = Level.PROCESS)
    void snapshot_unreadable_isRebuiltFromTheEventsOrRefused() throws Exception {
        try (DaemonProcess lumed = DaemonProcess.start(home)) {
            String id = lumed.open("coach");
            Feeds feed = lumed.eventsOf(id);
            for (int i = 0; i < MESSAGES; i++) {
                lumed.send(id, "message " + i);
                feed.own("message " + i, "sent");
            }
            feed.until(
                    "all of it",
                    () -> lumed.log(id).size() == 2 * MESSAGES + 1
                            && lumed.log(id).equals(lumed.backendLog(id)));
            List<String> before = lumed.log(id);
            lumed.process().signal("TERM");
            lumed.process().awaitExit();
            damage(LAST);

            lumed.startDaemon();

            assertThat(lumed.log(id)).isEqualTo(before);
            lumed.process().signal("TERM");
            lumed.process().awaitExit();
            damage("");
            Path store = home.resolve("data/lumed.db");
            byte[] damaged = Files.readAllBytes(store);

            LumedProcess refused = lumed.command("run");

            assertThat(refused.awaitExit()).isEqualTo(1);
            assertThat(refused.err())
                    .singleElement()
                    .asString()
                    .contains(store.toString(), "put a backup in its place");
            assertThat(store).hasBinaryContent(damaged);
        }
    }

    private void damage(String which) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data/lumed.db"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE snapshot SET snapshot_payload = X'7B'" + which))
                    .isPositive();
        }
    }
}
