package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.api.ApiJson;
import dev.lumed.demo.DemoSettings;
import dev.lumed.postgresql.PostgresqlServer;
import dev.lumed.postgresql.PostgresqlStore;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The daemon on a database server: what is accepted is kept there, whichever of them ends. */
@Tag("process")
@Timeout(300)
final class PostgresqlDaemonTest {
    private static final int ACCEPTED = 202;
    private static final int AWAY = 503;

    /** A socket is given up for what it did, not for what a busy machine did to it. */
    private static final String PATIENT = "websocket.connect-timeout = 20s, websocket.ping-interval = 30s\n";

    @TempDir
    Path home;

    private DaemonProcess on(PostgresqlStore database) throws Exception {
        DaemonProcess lumed = DaemonProcess.beside(home, DemoSettings.immediate(), PATIENT + database.configuration());
        lumed.startDaemon();
        return lumed;
    }

    @Test
    void daemon_killedUnderLoad_hasEachAcceptedMessageOnce() throws Exception {
        try (DaemonProcess lumed = on(PostgresqlServer.shared().database())) {
            List<String> conversations = List.of(lumed.open("one"), lumed.open("two"), lumed.open("three"));
            Map<String, List<String>> accepted = new HashMap<>();
            for (int life = 1; life <= 3; life++) {
                Load load = Load.on(lumed, "life " + life, conversations);
                lumed.process().kill();
                for (var each : load.accepted().entrySet()) {
                    accepted.computeIfAbsent(each.getKey(), id -> new ArrayList<>())
                            .addAll(each.getValue());
                }
                lumed.startDaemon();
            }

            Delivery.assertComplete(lumed, accepted);
        }
    }

    @Test
    void server_killedUnderLoad_isToldAndLosesNothingAndIsFoundAgain() throws Exception {
        try (PostgresqlServer server = PostgresqlServer.start();
                DaemonProcess lumed = on(server.database())) {
            List<String> conversations = List.of(lumed.open("one"), lumed.open("two"));
            Load load = Load.on(lumed, "before", conversations);
            server.kill();
            Map<String, List<String>> accepted = new HashMap<>(load.accepted());
            String id = conversations.get(0);

            HttpResponse<String> refused = lumed.trySending(id, "refused").get();
            assertThat(refused.statusCode()).isEqualTo(AWAY);
            assertThat(ApiJson.mapper().readTree(refused.body()).path("code").asText())
                    .isEqualTo("store-away");
            assertThat(lumed.get("/v1/conversations").path("conversations")).hasSize(2);
            lumed.process().awaitLog("the database cannot be reached");

            server.startAgain();
            while (lumed.trySending(id, "after").get().statusCode() != ACCEPTED) {
                assertThat(lumed.process().err()).isNotEmpty();
            }
            accepted.get(id).add("after");
            lumed.process().awaitLog("the database is reached again");
            Delivery.assertComplete(lumed, accepted);
            assertThat(lumed.log(id)).noneMatch(line -> line.endsWith("refused"));
        }
    }

    /** What the server was told before it hung may be done when it goes on, though nobody was told so. */
    @Test
    void server_frozenAmidASend_isGivenUpAndWhatComesAgainIsSentOnce() throws Exception {
        try (PostgresqlServer server = PostgresqlServer.start();
                DaemonProcess lumed = on(server.database())) {
            String id = lumed.open("one");
            server.freeze();
            HttpResponse<String> unanswered =
                    lumed.sendKeyed(id, "k-1", "Is anybody there?").get();
            assertThat(unanswered.statusCode()).isEqualTo(AWAY);
            lumed.process().awaitLog("the database cannot be reached");

            server.thaw();
            while (lumed.sendKeyed(id, "k-1", "Is anybody there?").get().statusCode() != ACCEPTED) {
                assertThat(lumed.process().err()).isNotEmpty();
            }
            Delivery.assertComplete(lumed, Map.of(id, List.of("Is anybody there?")));
        }
    }

    @Test
    void conversation_deleted_leavesNoRow() throws Exception {
        PostgresqlStore database = PostgresqlServer.shared().database();
        try (DaemonProcess lumed = on(database)) {
            String id = lumed.open("one");
            String kept = lumed.open("two");
            Feeds feed = lumed.events("/v1/events");
            lumed.send(id, "Forget me.");
            feed.reply();

            lumed.delete("/v1/conversations/" + id);
            feed.until("its end", () -> !lumed.demo().consultations().toString().contains(id));
            lumed.process().signal("TERM");
            assertThat(lumed.process().awaitExit()).isZero();

            for (String table : List.of("conversation", "message_archive", "transition", "story")) {
                String owner = table.equals("conversation") ? "id" : "conversation";
                assertThat(database.number("SELECT count(*) FROM " + table + " WHERE " + owner + " = '" + id + "'"))
                        .as(table)
                        .isZero();
            }
            for (String table : List.of("event_journal", "snapshot")) {
                assertThat(database.number(
                                "SELECT count(*) FROM " + table + " WHERE persistence_id LIKE '%" + id + "'"))
                        .as(table)
                        .isZero();
            }
            assertThat(database.number("SELECT count(*) FROM event_journal WHERE persistence_id LIKE '%" + kept + "'"))
                    .isPositive();
        }
    }
}
