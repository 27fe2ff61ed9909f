package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.DemoSettings;
import dev.lumed.demo.fault.CallKind;
import dev.lumed.demo.model.Draft;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it does to the daemon to be stopped for a while, as by a debugger, a frozen container or a machine asleep. */
@Tag("process")
final class StandstillTest {
    private static final int CONVERSATIONS = 3;

    /** Past the next ping by more than lumed takes for lateness. */
    private static final Duration STANDSTILL = Duration.ofSeconds(9);

    /** Three of them are for the sockets to prove themselves. */
    private static final Duration BACK_WITHIN = Duration.ofSeconds(5);

    /** A socket that nobody suspects is given up much later. */
    private static final String PATIENT =
            "websocket { connect-timeout = 20s, ping-interval = 2s, pong-timeout = 60s, stream-idle-timeout = 60s }";

    @TempDir
    Path home;

    /** No connection survives, and nothing tells so: whoever waits for a timeout is too late. */
    @Test
    @Survives(row = Row.R2, level = Level.PROCESS)
    void standstill_thatNoConnectionSurvives_isNoticedAndMended() throws Exception {
        try (DaemonProcess lumed = DaemonProcess.beside(home, DemoSettings.immediate(), PATIENT);
                Tap tap = Tap.before(lumed.demo().uri())) {
            lumed.with("LUMED_BACKEND_URL", tap.uri().toString()).startDaemon();
            Map<String, Feeds> feeds = new LinkedHashMap<>();
            for (int i = 0; i < CONVERSATIONS; i++) {
                String id = lumed.open("coach-" + i);
                feeds.put(id, lumed.eventsOf(id));
                feeds.get(id).connection("live");
            }
            long upgrades = lumed.demo().log().count(CallKind.UPGRADE);
            tap.mute();

            lumed.process().stopFor(STANDSTILL);
            long continued = System.nanoTime();
            lumed.demo()
                    .log()
                    .when(CallKind.UPGRADE, upgrades + CONVERSATIONS)
                    .toCompletableFuture()
                    .get();
            // Three of the five seconds are the time that a socket has to show that it lives.
            Duration away = Duration.ofNanos(System.nanoTime() - continued);
            for (Feeds feed : feeds.values()) {
                feed.connection("live");
            }

            assertThat(away).isLessThan(BACK_WITHIN);
            assertThat(lumed.process().err())
                    .filteredOn(line -> line.contains("connecting: socket did not survive the sleep"))
                    .hasSize(CONVERSATIONS);
            assertThat(lumed.demo().log().count(CallKind.UPGRADE)).isEqualTo(upgrades + CONVERSATIONS);
            for (Map.Entry<String, Feeds> one : feeds.entrySet()) {
                lumed.send(one.getKey(), "Are you there?");
                one.getValue().own("Are you there?", "sent");
                one.getValue().reply();
            }
        }
    }

    /** What was said meanwhile is seen at once, and no socket is given up that works. */
    @Test
    @Survives(row = Row.R2, level = Level.PROCESS)
    void standstill_thatTheSocketSurvives_keepsItAndCatchesUp() throws Exception {
        try (DaemonProcess lumed = DaemonProcess.beside(home, DemoSettings.immediate(), PATIENT)) {
            lumed.startDaemon();
            String id = lumed.open("coach");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");
            long upgrades = lumed.demo().log().count(CallKind.UPGRADE);

            lumed.process().signal("STOP");
            lumed.demo().write(id, List.of(Draft.user("Said meanwhile.")));
            lumed.process().stopFor(STANDSTILL);
            feed.own("Said meanwhile.", "sent");

            assertThat(lumed.demo().log().count(CallKind.UPGRADE)).isEqualTo(upgrades);
            assertThat(lumed.modes(id)).last().isEqualTo("live");
            assertThat(lumed.log(id)).isEqualTo(lumed.backendLog(id));
        }
    }
}
