package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.api.ApiJson;
import dev.lumed.demo.DemoSettings;
import dev.lumed.demo.model.Draft;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a disk that takes nothing more, or takes its time, does to the daemon. */
@Tag("process")
final class DiskTest {
    private static final int ACCEPTED = 202;
    private static final int FULL = 507;
    private static final int NO_ANSWER_IN_TIME = 503;

    /** A socket is given up for what it did, not for what a busy machine did to it. */
    private static final String PATIENT = "websocket.connect-timeout = 20s, websocket.ping-interval = 30s";

    @TempDir
    Path home;

    private DaemonProcess start() throws Exception {
        DaemonProcess lumed = DaemonProcess.beside(home, DemoSettings.immediate(), PATIENT);
        lumed.startDaemon();
        return lumed;
    }

    /** The limit on the size of files stands for the disk: both let a write fail, and can be lifted meanwhile. */
    @Test
    @EnabledOnOs(OS.LINUX)
    @Survives(row = Row.D3, level = Level.PROCESS)
    void disk_full_refusesSendsReadsOnAndTakesThemWhenThereIsRoom() throws Exception {
        try (DaemonProcess lumed = start()) {
            String id = lumed.open("coach");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");
            lumed.send(id, "before");
            feed.own("before", "sent");
            feed.reply();
            List<String> before = lumed.log(id);
            lumed.process().limitFiles("0");

            CompletableFuture<HttpResponse<String>> first = lumed.trySending(id, "met the end of the disk");
            HttpResponse<String> refused = sendUntil(lumed, id, "refused", FULL);

            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(ApiJson.mapper().readTree(refused.body()).path("code").asText())
                    .isEqualTo("store-full");
            assertThat(lumed.log(id)).isEqualTo(before);
            // What comes from the backend cannot be kept either. It will come again.
            lumed.demo().write(id, List.of(Draft.user("elsewhere")));
            // An actor that begins anew leaves what it was asked without an answer.
            CompletableFuture<?> asked = lumed.tryReconnecting(id);
            lumed.process().awaitLog("Event$HistoryRead]");
            asked.get();
            assertThat(lumed.log(id)).isEqualTo(before);

            lumed.process().limitFiles("unlimited");
            sendUntil(lumed, id, "after", ACCEPTED);
            feed.own("after", "sent");
            feed.reply();
            feed.until("all of it", () -> lumed.log(id).equals(lumed.backendLog(id)));
            lumed.process().kill();
            // Its client learns of the end a moment after us.
            assertThat(first.handle((answer, failure) -> answer == null ? 0 : answer.statusCode())
                            .get())
                    .isNotEqualTo(ACCEPTED);
            lumed.startDaemon();

            assertThat(lumed.log(id)).isEqualTo(lumed.backendLog(id));
            assertThat(lumed.backendLog(id))
                    .filteredOn(line -> line.contains(" user: "))
                    .satisfiesExactly(
                            line -> assertThat(line).endsWith("before"),
                            line -> assertThat(line).endsWith("elsewhere"),
                            line -> assertThat(line).endsWith("after"));
        }
    }

    /** Another process that holds the store's lock makes every write take as long as we like. */
    @Test
    @Survives(row = Row.D3, level = Level.PROCESS)
    void disk_slow_answersOnceItIsDurableAndReadsOn() throws Exception {
        try (DaemonProcess lumed = start();
                Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data/lumed.db"));
                Statement statement = connection.createStatement()) {
            String id = lumed.open("coach");
            String other = lumed.open("other");
            lumed.eventsOf(id).connection("live");
            lumed.eventsOf(other).connection("live");
            List<String> before = lumed.log(other);
            statement.execute("PRAGMA busy_timeout = 10000");
            statement.execute("BEGIN IMMEDIATE");

            CompletableFuture<HttpResponse<String>> slow = lumed.trySending(id, "slow");

            assertThat(lumed.log(other)).isEqualTo(before);
            assertThat(slow).isNotDone();
            statement.execute("COMMIT");
            assertThat(slow.get().statusCode()).isEqualTo(ACCEPTED);
            lumed.process().kill();
            lumed.startDaemon();
            assertThat(lumed.log(id)).anyMatch(line -> line.endsWith("user: slow"));
        }
    }

    private static HttpResponse<String> sendUntil(LocalApi lumed, String id, String content, int status)
            throws Exception {
        HttpResponse<String> answer = lumed.trySending(id, content).get();
        while (answer.statusCode() != status) {
            assertThat(answer.statusCode()).isIn(FULL, NO_ANSWER_IN_TIME);
            answer = lumed.trySending(id, content).get();
        }
        return answer;
    }
}
