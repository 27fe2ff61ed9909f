package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.DemoSettings;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the daemon ends, asked or killed, and that nothing which it had accepted ends with it. */
@Tag("process")
final class EndTest {
    private static final int CONVERSATIONS = 5;

    /** Kills in a row; a long run is asked for with {@code -Dlumed.kills=200}. */
    private static final int KILLS = Integer.getInteger("lumed.kills", 3);

    /** What the moments of the kills are drawn from; a run's own is taken again with {@code -Dlumed.kills.seed}. */
    private static final long SEED = Long.getLong("lumed.kills.seed", System.nanoTime());

    private static final int MOST_ANSWERS = 100;
    private static final int LAST_MOMENTS_MILLIS = 20;
    private static final int LONGEST_START_MILLIS = 2000;

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void signal_toAQuietDaemon_closesItsSocketsAndExits0(String signal) throws Exception {
        // A machine under load may be slow to answer, which would be no reason here to give a socket up.
        String patient = "websocket.connect-timeout = 20s, websocket.ping-interval = 30s";
        try (DaemonProcess lumed = DaemonProcess.beside(home, DemoSettings.immediate(), patient);
                Tap tap = Tap.before(lumed.demo().uri())) {
            lumed.with("LUMED_BACKEND_URL", tap.uri().toString()).startDaemon();
            for (String id : open(lumed)) {
                lumed.eventsOf(id).connection("live");
            }

            lumed.process().signal(signal);

            assertThat(lumed.process().awaitExit()).isZero();
            tap.awaitEnd();
            assertThat(tap.closeCodes()).hasSize(CONVERSATIONS).containsOnly(1000);
            assertThat(tap.abandoned()).isZero();
            assertThat(lumed.process().err()).noneMatch(line -> line.contains("WARN") || line.contains("ERROR"));
            assertThat(home.resolve("data/api-port")).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    @Survives(row = Row.R1, level = Level.PROCESS)
    void signal_underLoad_losesNothingThatWasAccepted(String signal) throws Exception {
        try (DaemonProcess lumed = DaemonProcess.start(home)) {
            List<String> ids = open(lumed);
            Load load = Load.on(lumed, "before the end", ids);

            lumed.process().signal(signal);

            assertThat(lumed.process().awaitExit()).isZero();
            lumed.startDaemon();
            Delivery.assertComplete(lumed, load.accepted());
        }
    }

    @Test
    @Survives(row = Row.D1, level = Level.PROCESS)
    void kills_atAnyMoment_loseNothingThatWasAcceptedAndDoubleNothing() throws Exception {
        System.out.println(KILLS + " kills, -Dlumed.kills.seed=" + SEED);
        Random dice = new Random(SEED);
        try (DaemonProcess lumed = DaemonProcess.start(home)) {
            List<String> ids = open(lumed);
            Map<String, List<String>> accepted = new LinkedHashMap<>();
            Map<String, String> unanswered = Map.of();
            for (int i = 0; i < KILLS; i++) {
                if (i % 3 == 2) {
                    lumed.startDaemonAndKillIt(Duration.ofMillis(dice.nextInt(LONGEST_START_MILLIS)));
                    continue;
                }
                if (i > 0) {
                    lumed.startDaemon();
                }
                Load load = Load.on(lumed, "life " + i, ids, unanswered, dice.nextInt(MOST_ANSWERS));
                lumed.process().killAfter(Duration.ofMillis(dice.nextInt(LAST_MOMENTS_MILLIS)));
                load.accepted().forEach((id, texts) -> accepted.merge(id, texts, EndTest::joined));
                unanswered = load.unanswered();
            }

            lumed.startDaemon();
            for (Map.Entry<String, String> one : unanswered.entrySet()) {
                lumed.send(one.getKey(), one.getValue(), one.getValue());
                accepted.merge(one.getKey(), List.of(one.getValue()), EndTest::joined);
            }
            System.out.println(accepted.values().stream().mapToInt(List::size).sum() + " messages accepted");
            Delivery.assertComplete(lumed, accepted);
        }
    }

    @Test
    void restart_afterAKill_bringsOpenConversationsBack() throws Exception {
        try (DaemonProcess lumed = DaemonProcess.start(home)) {
            List<String> ids = open(lumed);
            lumed.post("/v1/conversations/" + ids.get(0) + "/close", "", 200);
            lumed.process().kill();

            lumed.startDaemon();

            for (String id : ids.subList(1, CONVERSATIONS)) {
                lumed.eventsOf(id).connection("live");
            }
            assertThat(lumed.get("/v1/conversations/" + ids.get(0)).path("open").asBoolean())
                    .isFalse();
        }
    }

    private static List<String> open(LocalApi lumed) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            ids.add(lumed.open("coach-" + i));
        }
        return ids;
    }

    private static List<String> joined(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
