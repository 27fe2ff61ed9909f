package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.demo.DemoSettings;
import dev.lumed.demo.fault.CallKind;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.model.Draft;
import dev.lumed.demo.model.Limits;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How conversations come and go, over real sockets and restarts. */
@Tag("socket")
final class LifecycleTest {
    private static final String NUTRITIONIST = "{\"persona\":\"nutritionist\"}";

    @TempDir
    Path dataDir;

    @Test
    void create_whereOneExists_adoptsIt() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            String existing = lumed.demo().create("nutritionist").id();

            JsonNode adopted = lumed.post("/v1/conversations", NUTRITIONIST, 200);

            assertThat(adopted.path("id").asText()).isEqualTo(existing);
            assertThat(adopted.path("open").asBoolean()).isTrue();
        }
    }

    @Test
    void create_whereAnOrphanIsInTheWay_createsAnew() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            lumed.demo().faults().put(FaultSwitch.of(Fault.ORPHAN_CONFLICT).times(1));

            String id = lumed.open("nutritionist");

            assertThat(lumed.demo().consultations()).extracting(it -> it.id()).contains(id);
        }
    }

    @Test
    void create_beyondTheBackendsLimit_isTold() throws Exception {
        DemoSettings one = DemoSettings.immediate().withLimits(Limits.standard().withActive(1));
        try (RunningDaemon lumed = RunningDaemon.start(dataDir, one, "")) {
            lumed.open("nutritionist");

            JsonNode problem = lumed.post("/v1/conversations", "{\"persona\":\"fitness_coach\"}", 429);

            assertThat(problem.path("detail").asText()).isNotEmpty();
        }
    }

    @Test
    void open_ofOneNeverSeen_fetchesIt() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            String id = lumed.demo().create("nutritionist").id();

            lumed.post("/v1/conversations/" + id.toUpperCase(Locale.ROOT) + "/open", "", 200);

            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");
            assertThat(lumed.log(id)).isEqualTo(lumed.backendLog(id)).hasSize(1);
            lumed.post("/v1/conversations/0f0f0f0f-0000-4000-8000-000000000000/open", "", 404);
        }
    }

    @Test
    void closeAndReopen_missesNothing() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            String id = lumed.open("nutritionist");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");
            lumed.post("/v1/conversations/" + id + "/close", "", 200);
            feed.connection("closed");
            lumed.send(id, "Written while closed.");

            lumed.post("/v1/conversations/" + id + "/open", "", 200);
            feed.own("Written while closed.", "sent");
            feed.reply();

            assertThat(lumed.log(id)).isEqualTo(lumed.backendLog(id));
        }
    }

    @Test
    void suspendAndResume_pausesAndComesBackAtOnce() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            String id = lumed.open("nutritionist");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");

            lumed.post("/v1/suspend", "", 204);
            feed.connection("offline");
            lumed.demo()
                    .log()
                    .when(log -> log.openSockets() == 0)
                    .toCompletableFuture()
                    .get();
            lumed.post("/v1/resume", "", 204);

            feed.connection("live");
        }
    }

    @Test
    void complete_endsTheConversation() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            String id = lumed.open("nutritionist");
            lumed.eventsOf(id).connection("live");

            JsonNode completed = lumed.post("/v1/conversations/" + id + "/complete", "", 200);

            assertThat(completed.path("status").asText()).isEqualTo("completed");
            lumed.post("/v1/conversations/" + id + "/messages", "{\"content\":\"one more\"}", 409);
        }
    }

    @Test
    void delete_isRetriedUntilTheBackendHasDoneIt() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            String id = lumed.open("nutritionist");
            lumed.eventsOf(id).connection("live");
            lumed.demo()
                    .faults()
                    .put(FaultSwitch.of(Fault.REST_STATUS)
                            .calls(CallKind.DELETE)
                            .times(1));

            lumed.delete("/v1/conversations/" + id);

            lumed.demo().log().when(CallKind.DELETE, 2).toCompletableFuture().get();
            assertThat(lumed.get("/v1/conversations").path("conversations")).isEmpty();
        }
    }

    @Test
    void delete_done_leavesNothingInTheStore() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            String id = lumed.open("nutritionist");
            String kept = lumed.open("fitness_coach");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");
            lumed.send(id, "To be forgotten.");
            feed.reply();

            lumed.delete("/v1/conversations/" + id);
            lumed.demo().log().when(CallKind.DELETE, 1).toCompletableFuture().get();
            // What the end of the daemon came before is done at the next start.
            lumed.stopDaemon();
            lumed.startDaemon();

            assertThat(owners()).containsOnly(kept);
        }
    }

    /** Of whom something is stored. */
    private Set<String> owners() throws Exception {
        Set<String> owners = new TreeSet<>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + dataDir.resolve("lumed.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        """
                        SELECT replace(persistence_id, 'conversation|', '') FROM event_journal
                        UNION SELECT replace(persistence_id, 'conversation|', '') FROM snapshot
                        UNION SELECT conversation FROM message_archive UNION SELECT conversation FROM transition
                        UNION SELECT conversation FROM story UNION SELECT id FROM conversation""")) {
            while (rows.next()) {
                owners.add(rows.getString(1));
            }
        }
        return owners;
    }

    @Test
    void restart_openConversationsComeBackByThemselves() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            String open = lumed.open("nutritionist");
            String closed = lumed.open("fitness_coach");
            lumed.eventsOf(open).connection("live");
            lumed.post("/v1/conversations/" + closed + "/close", "", 200);
            lumed.stopDaemon();
            String meanwhile = "Written elsewhere.";
            lumed.demo().write(open, List.of(Draft.user(meanwhile)));

            lumed.startDaemon();
            lumed.eventsOf(open).connection("live");

            assertThat(lumed.log(open)).isEqualTo(lumed.backendLog(open)).anyMatch(line -> line.endsWith(meanwhile));
            assertThat(lumed.get("/v1/conversations/" + closed).path("open").asBoolean())
                    .isFalse();
        }
    }

    @Test
    @Survives(row = Row.T1, level = Level.SOCKET)
    void tokenExpired_isRefreshedOnceAndUnnoticed() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            String id = lumed.open("nutritionist");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");
            lumed.demo().expireTokens();

            lumed.post("/v1/conversations/" + id + "/reconnect", "", 200);
            feed.connection("connecting");
            feed.connection("live");
            lumed.send(id, "Are you there?");
            feed.reply();

            assertThat(lumed.demo().log().count(CallKind.REFRESH)).isEqualTo(1);
        }
    }
}
