package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.ConfigFactory;
import dev.lumed.backend.Certificates;
import dev.lumed.demo.DemoBackend;
import dev.lumed.demo.DemoLog;
import dev.lumed.demo.DemoSettings;
import dev.lumed.demo.fault.CallKind;
import dev.lumed.demo.fault.Ending;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.model.Tokens;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A backend that answers wrongly, refuses the tokens or cannot be trusted, and what becomes of what was accepted. */
@Tag("socket")
final class BackendTroubleTest {
    private static final List<String> SENT = List.of("I sleep badly.", "ok", "ok");

    /** Polls much more often than it tries again what fails. */
    private static final String BACKING_OFF =
            """
            backend.request-timeout = 1s
            websocket.reconnect.min-backoff = 1s
            polling.tiers = [{ until = 30s, interval = 100ms }, { interval = 1s }]
            """;
    /** A fifth of each wait is certain. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(200);

    @TempDir
    Path dataDir;

    @ParameterizedTest
    @CsvSource({
        "rest-status, status, 500",
        "rest-status, status, 502",
        "rest-status, status, 503",
        "rest-hang, calls, all",
        "rest-html, status, 200",
        "rest-truncated, how, connection",
        "rest-truncated, how, body",
        "rest-redirect, status, 307",
    })
    @Survives(row = Row.S1, level = Level.SOCKET)
    void calls_failing_leaveTheOutboxAsItIs(String fault, String parameter, String value) throws Exception {
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "elsewhere", ConfigFactory.load());
        try (RunningDaemon lumed = RunningDaemon.start(dataDir, DemoSettings.immediate(), BACKING_OFF)) {
            DemoBackend elsewhere = DemoBackend.start(system, DemoSettings.immediate())
                    .toCompletableFuture()
                    .get();
            String id = lumed.open("general_wellness");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");
            lumed.demo().faults().put(Fault.UPGRADE_STATUS);
            lumed.demo()
                    .faults()
                    .put(FaultSwitch.parse(
                            fault,
                            fault.equals("rest-redirect")
                                    ? Map.of(
                                            parameter,
                                            value,
                                            "to",
                                            elsewhere.uri().toString())
                                    : Map.of(parameter, value)));
            lumed.demo().dropSockets(Ending.RESET).toCompletableFuture().get();
            feed.connection("offline");
            for (String text : SENT) {
                lumed.send(id, text);
            }
            long lists = lumed.demo().log().count(CallKind.LIST_MESSAGES);
            lumed.demo()
                    .log()
                    .when(CallKind.LIST_MESSAGES, lists + 3)
                    .toCompletableFuture()
                    .get();

            JsonNode waiting = lumed.get("/v1/conversations/" + id);
            assertThat(waiting.path("connection").path("mode").asText()).isEqualTo("offline");
            assertThat(waiting.path("outbox").asInt()).isEqualTo(SENT.size());
            assertThat(elsewhere.log().counts()).isEmpty();
            assertThat(pauses(lumed.demo().log().entries(), lists))
                    .allSatisfy(pause -> assertThat(pause).isGreaterThanOrEqualTo(SHORTEST_WAIT));
            lumed.demo().faults().clear();
            feed.until(
                    "all of it",
                    () -> lumed.backendLog(id).size() == 7 && lumed.log(id).equals(lumed.backendLog(id)));
            assertThat(lumed.backendLog(id))
                    .filteredOn(line -> line.contains(" user: "))
                    .extracting(line -> line.substring(line.indexOf(": ") + 2))
                    .isEqualTo(SENT);
        } finally {
            system.terminate();
        }
    }

    /** Between the readings after so many: each is only planned when the one before has failed. */
    private static List<Duration> pauses(List<DemoLog.Entry> entries, long after) {
        List<Instant> readings = entries.stream()
                .filter(entry -> entry.kind() == CallKind.LIST_MESSAGES)
                .skip(after)
                .map(DemoLog.Entry::at)
                .toList();
        return IntStream.range(1, readings.size())
                .mapToObj(i -> Duration.between(readings.get(i - 1), readings.get(i)))
                .toList();
    }

    @Test
    @Survives(row = Row.T2, level = Level.SOCKET)
    void refresh_refused_isSaidAndTheOutboxWaitsForOtherTokens() throws Exception {
        try (RunningDaemon lumed = RunningDaemon.start(dataDir)) {
            String id = lumed.open("nutritionist");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");
            lumed.demo().revokeTokens();
            lumed.post("/v1/conversations/" + id + "/reconnect", "", 200);
            Feeds.Event refused = feed.connection("unauthorized");
            Map<CallKind, Long> asked = lumed.demo().log().counts();
            for (String text : SENT) {
                lumed.send(id, text);
                lumed.post("/v1/conversations/" + id + "/reconnect", "", 200);
            }
            feed.until(
                    "all are queued",
                    () -> lumed.get("/v1/status").path("outbox").asInt() == SENT.size());

            assertThat(refused.text("reason")).contains("refresh refused: 401");
            assertThat(lumed.get("/v1/status").path("backend").path("auth").asText())
                    .isEqualTo("unauthorized");
            assertThat(asked.get(CallKind.REFRESH)).isEqualTo(1);
            assertThat(lumed.demo().log().counts()).isEqualTo(asked);

            Tokens others = lumed.demo().issueTokens();
            lumed.told(
                    "PUT",
                    "/v1/credentials",
                    "{\"access_token\":\"" + others.access() + "\",\"refresh_token\":\"" + others.refresh() + "\"}");
            feed.connection("live");
            feed.until(
                    "all of it",
                    () -> lumed.backendLog(id).size() == 7 && lumed.log(id).equals(lumed.backendLog(id)));
        }
    }

    @Test
    @Survives(row = Row.T3, level = Level.SOCKET)
    void certificate_selfSigned_isSaidAndRarelyTriedAgain(@TempDir Path keys) throws Exception {
        String rarely =
                "websocket.reconnect { min-backoff = 1h, max-backoff = 1h }, polling.tiers = [{ interval = 1h }]";
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "impostor", ConfigFactory.load());
        try (RunningDaemon lumed = RunningDaemon.start(dataDir, DemoSettings.immediate(), rarely)) {
            String id = lumed.open("nutritionist");
            lumed.stopDaemon();
            DemoBackend impostor = DemoBackend.start(
                            system, DemoSettings.immediate().withTls(Certificates.selfSigned(keys)))
                    .toCompletableFuture()
                    .get();
            try (Tap tap = Tap.before(impostor.uri())) {
                lumed.startDaemon(URI.create("https://127.0.0.1:" + tap.uri().getPort()));
                Feeds feed = lumed.eventsOf(id);
                Feeds.Event refused = feed.connection("offline");
                for (String text : SENT) {
                    lumed.send(id, text);
                    feed.own(text, "queued");
                }

                assertThat(refused.text("reason")).startsWith("TLS: the certificate is self-signed");
                assertThat(nextTry(lumed, id)).isAfter(Instant.now().plus(Duration.ofMinutes(10)));
                assertThat(tap.connections()).isBetween(1, 3);
                assertThat(impostor.log().counts()).isEmpty();
            }
        } finally {
            system.terminate();
        }
    }

    @Test
    void certificate_ofAConfiguredAuthority_isTrustedByCallsAndSockets(@TempDir Path keys) throws Exception {
        Certificates certificates = new Certificates(keys);
        String trusting = "backend.tls.ca-file = \"" + certificates.authority() + "\"";
        DemoSettings encrypted = DemoSettings.immediate().withTls(certificates.demo());
        try (RunningDaemon lumed = RunningDaemon.start(dataDir, encrypted, trusting)) {
            String id = lumed.open("nutritionist");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");
            lumed.send(id, "ok");
            feed.reply();
            assertThat(lumed.log(id)).isEqualTo(lumed.backendLog(id));
        }
    }

    /** When it is, as soon as the tries under way have failed. */
    private static Instant nextTry(RunningDaemon lumed, String id) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        JsonNode connection;
        do {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            connection = lumed.get("/v1/conversations/" + id).path("connection");
        } while (!connection.hasNonNull("retry_at"));
        return Instant.parse(connection.path("retry_at").asText());
    }
}
