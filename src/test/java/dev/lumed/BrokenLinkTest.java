package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.demo.DemoSettings;
import dev.lumed.demo.fault.CallKind;
import dev.lumed.demo.fault.Ending;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets that break in every way under a running daemon, and what its clients see of it. */
@Tag("socket")
final class BrokenLinkTest {
    private static final String ASKED = "What should I eat after a run?";
    /** A machine under load may take its time, which would be no reason here to give a good socket up. */
    private static final String PATIENT =
            "websocket { hedge-after = 10s, connect-timeout = 20s, ping-interval = 20s, stream-idle-timeout = 20s }";

    @TempDir
    Path dataDir;

    @ParameterizedTest
    @CsvSource({
        "cut, socket closed with 1000: closed by the backend",
        "reset, socket failed: the connection was reset",
        "mid-frame, socket failed: the connection was reset",
    })
    @Survives(row = Row.N1, level = Level.SOCKET)
    @Survives(row = Row.P4, level = Level.SOCKET)
    void socket_brokenAmidAReply_isPolledForAndTriedAgain(String how, String reason) throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir, DemoSettings.immediate(), PATIENT)) {
            String id = lumed.open("nutritionist");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");
            lumed.demo().faults().put(FaultSwitch.of(Fault.UPGRADE_STATUS).times(2));
            lumed.demo()
                    .faults()
                    .put(FaultSwitch.of(Fault.REPLY_END)
                            .with(FaultParameter.HOW, how)
                            .times(1));

            lumed.send(id, ASKED);
            Feeds.Event lost = feed.connection("polling");
            feed.until(
                    "the reply and the socket",
                    () -> lumed.log(id).size() == 3
                            && lumed.log(id).equals(lumed.backendLog(id))
                            && connections(feed, lost).size() == 3);

            List<Feeds.Event> connections = connections(feed, lost);
            assertThat(connections)
                    .extracting(event -> event.text("mode"))
                    .containsExactly("polling", "polling", "live");
            assertThat(lost.text("reason")).isEqualTo(reason);
            assertThat(wait(lost)).isBetween(Duration.ofMillis(100), Duration.ofMillis(500));
            assertThat(wait(connections.get(1))).isBetween(Duration.ofMillis(200), Duration.ofMillis(1000));
            assertThat(lumed.get("/v1/conversations/" + id).path("typing").asBoolean())
                    .isFalse();
        }
    }

    /** How the conversation was connected, from an event on. */
    private static List<Feeds.Event> connections(Feeds feed, Feeds.Event first) {
        List<Feeds.Event> seen = feed.seen();
        return seen.subList(seen.indexOf(first), seen.size()).stream()
                .filter(event -> event.is("connection"))
                .toList();
    }

    /** How long the next try is put off, as the schedule has it: no clock of the test's is asked. */
    private static Duration wait(Feeds.Event connection) {
        return Duration.between(Instant.parse(connection.text("since")), Instant.parse(connection.text("retry_at")));
    }

    @Test
    @Survives(row = Row.N2, level = Level.SOCKET)
    void socket_halfOpen_isFoundDeadAndWhatWasSentIsSentOnce() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            String id = lumed.open("nutritionist");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");

            lumed.demo().dropSockets(Ending.MUTE).toCompletableFuture().get();
            lumed.send(id, ASKED);
            Feeds.Event lost = feed.connection("polling");
            feed.own(ASKED, "uncertain");
            feed.own(ASKED, "sent");
            feed.reply();

            assertThat(lost.text("mode")).isEqualTo("polling");
            assertThat(lost.text("reason")).startsWith("nothing received for ");
            assertThat(lumed.log(id)).isEqualTo(lumed.backendLog(id)).hasSize(3);
        }
    }

    @Test
    @Survives(row = Row.N4, level = Level.SOCKET)
    void link_lateAndNarrow_isNotGivenUp() throws Exception {
        String usual = "websocket { hedge-after = 10s, connect-timeout = 20s, ping-interval = 1s, pong-timeout = 10s }";
        try (RunningDaemon lumed = RunningDaemon.start(dataDir, DemoSettings.immediate(), usual)) {
            String id = lumed.open("nutritionist");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");
            lumed.demo()
                    .faults()
                    .put(FaultSwitch.of(Fault.SLOW_LINE)
                            .with(FaultParameter.DELAY, "2s")
                            .with(FaultParameter.JITTER, "500ms")
                            .with(FaultParameter.BYTES_PER_SECOND, 1000));
            lumed.demo()
                    .log()
                    .when(CallKind.SOCKET_PING, 1)
                    .toCompletableFuture()
                    .get();

            lumed.send(id, ASKED);
            feed.reply();

            assertThat(lumed.modes(id)).containsExactly("connecting", "live");
            assertThat(lumed.log(id)).isEqualTo(lumed.backendLog(id)).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"UPGRADE_HTML, an ordinary page instead of a socket", "UPGRADE_STATUS, Service Unavailable"})
    @Survives(row = Row.N8, level = Level.SOCKET)
    void upgrade_refusedForEver_isTriedRarelyWhileMessagesFlow(Fault fault, String reason) throws Exception {
        String hasty = "websocket.reconnect { min-backoff = 10ms, fast-attempts = 3, slow-interval = 1h }";
        DemoSettings refusing = DemoSettings.immediate().withFaults(FaultSwitch.of(fault));
        try (RunningDaemon lumed = RunningDaemon.start(dataDir, refusing, hasty)) {
            String id = lumed.open("nutritionist");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("polling");
            lumed.demo().log().when(CallKind.UPGRADE, 4).toCompletableFuture().get();
            for (int i = 0; i < 3; i++) {
                lumed.send(id, ASKED);
                feed.reply();
            }

            JsonNode connection = lumed.get("/v1/conversations/" + id).path("connection");
            assertThat(connection.path("mode").asText()).isEqualTo("polling");
            assertThat(connection.path("reason").asText()).contains(reason);
            assertThat(connection.path("attempt").asInt()).isEqualTo(4);
            assertThat(Instant.parse(connection.path("retry_at").asText()))
                    .isAfter(Instant.now().plus(Duration.ofMinutes(10)));
            assertThat(lumed.demo().log().count(CallKind.UPGRADE)).isEqualTo(4);
            assertThat(lumed.log(id)).isEqualTo(lumed.backendLog(id)).hasSize(7);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-json", "cut", "binary", "deep", "no-type", "huge"})
    @Survives(row = Row.P1, level = Level.SOCKET)
    void frames_broken_spareTheReplyBetweenThem(String how) throws Exception {
        DemoSettings spoiling = DemoSettings.immediate()
                .withFaults(FaultSwitch.of(Fault.BAD_FRAMES).with(FaultParameter.HOW, how));
        try (RunningDaemon lumed = RunningDaemon.start(dataDir, spoiling, PATIENT)) {
            String id = lumed.open("nutritionist");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");

            lumed.send(id, ASKED);
            Feeds.Event reply = feed.reply();

            assertThat(reply.text("via")).isEqualTo("websocket");
            assertThat(lumed.modes(id)).containsExactly("connecting", "live");
            assertThat(lumed.log(id)).isEqualTo(lumed.backendLog(id)).hasSize(3);
        }
    }

    @Test
    @Survives(row = Row.P4, level = Level.SOCKET)
    void reply_whoseEndIsLost_isCompletedFromTheList() throws Exception {
        DemoSettings endless = DemoSettings.immediate().withFaults(FaultSwitch.of(Fault.NO_STREAM_COMPLETE));
        try (RunningDaemon lumed = RunningDaemon.start(dataDir, endless, "websocket.stream-idle-timeout = 500ms")) {
            String id = lumed.open("nutritionist");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");

            lumed.send(id, ASKED);
            Feeds.Event begun = feed.next(
                    "the beginning of a reply",
                    event -> event.is("message") && event.text("status").equals("streaming"));
            Feeds.Event reply = feed.reply();

            assertThat(reply.text("id")).isEqualTo(begun.text("id"));
            assertThat(lumed.log(id)).isEqualTo(lumed.backendLog(id)).hasSize(3);
            assertThat(lumed.get("/v1/conversations/" + id).path("typing").asBoolean())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"socket, reset", "socket, hang", "rest, reset"})
    @Survives(row = Row.P5, level = Level.SOCKET)
    void answer_lost_isAskedForAndTheMessageSentOnce(String via, String how) throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            if (via.equals("rest")) {
                lumed.demo().faults().put(Fault.UPGRADE_STATUS);
            }
            String id = lumed.open("nutritionist");
            Feeds feed = lumed.eventsOf(id);
            feed.connection(via.equals("rest") ? "polling" : "live");
            lumed.demo()
                    .faults()
                    .put(FaultSwitch.of(Fault.ANSWER_LOST)
                            .with(FaultParameter.VIA, via)
                            .with(FaultParameter.HOW, how)
                            .times(1));

            lumed.send(id, ASKED);
            feed.own(ASKED, "sent");
            feed.until(
                    "the reply",
                    () -> lumed.log(id).size() >= 3 && lumed.log(id).equals(lumed.backendLog(id)));

            assertThat(lumed.backendLog(id)).hasSize(3);
        }
    }

    @Test
    @Survives(row = Row.P5, level = Level.SOCKET)
    void answer_toNothing_isIgnored() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir, DemoSettings.immediate(), PATIENT)) {
            String id = lumed.open("nutritionist");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");
            for (String answer : List.of(
                    "{\"type\":\"message_received\"}",
                    "{\"type\":\"stream_complete\",\"metadata\":{}}",
                    "{\"type\":\"assistant_message_end\",\"message_id\":\"0f0f\"}",
                    "{\"type\":\"error\",\"code\":\"RATE_LIMIT\",\"error\":\"Not now\"}")) {
                assertThat(lumed.demo().sendFrame(id, answer)).isEqualTo(1);
            }

            lumed.send(id, ASKED);
            feed.reply();

            assertThat(lumed.modes(id)).containsExactly("connecting", "live");
            assertThat(lumed.log(id)).isEqualTo(lumed.backendLog(id)).hasSize(3);
        }
    }
}
