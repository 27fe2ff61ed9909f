package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.DemoSettings;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A backend whose name comes to mean another machine while lumed talks to it. */
@Tag("process")
final class MovedBackendTest {
    private static final String NAME = "backend.example";
    private static final List<String> SENT = List.of("before", "on the way", "after");

    /** The JVM keeps an address for five seconds, in which all quick tries may be over. */
    private static final String QUICK = "backend.request-timeout = 2s, websocket.reconnect.slow-interval = 1s";

    /** What becomes of the machine that it was on. */
    enum OldMachine {
        LEAVES,
        VANISHES
    }

    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource
    @Survives(row = Row.N7, level = Level.SOCKET)
    void conversation_whoseBackendMoves_goesOnThereWithNothingLostOrDoubled(OldMachine fate) throws Exception {
        Path hosts = home.resolve("hosts");
        Files.writeString(hosts, "127.0.0.1 " + NAME + "\n");
        try (DaemonProcess lumed = DaemonProcess.beside(home, DemoSettings.immediate(), QUICK);
                Tap old = Tap.before(lumed.demo().uri());
                Tap moved = Tap.before(
                        lumed.demo().uri(),
                        new InetSocketAddress("127.0.0.2", old.uri().getPort()))) {
            lumed.with("LUMED_BACKEND_URL", "http://" + NAME + ":" + old.uri().getPort())
                    .startDaemonWith("-Djdk.net.hosts.file=" + hosts);
            String id = lumed.open("nutritionist");
            Feeds feed = lumed.eventsOf(id);
            feed.connection("live");
            lumed.send(id, SENT.get(0));
            feed.reply();
            assertThat(moved.connections()).isZero();

            lumed.send(id, SENT.get(1));
            Files.writeString(hosts, "127.0.0.2 " + NAME + "\n");
            switch (fate) {
                case LEAVES -> old.leave();
                case VANISHES -> old.vanish();
            }
            lumed.send(id, SENT.get(2));

            feed.until(
                    "all of it",
                    () -> lumed.backendLog(id).size() == 7 && lumed.log(id).equals(lumed.backendLog(id)));
            assertThat(lumed.backendLog(id))
                    .filteredOn(line -> line.contains(" user: "))
                    .extracting(line -> line.substring(line.indexOf(": ") + 2))
                    .isEqualTo(SENT);
            feed.until("live there", () -> isLive(lumed, id));
            assertThat(moved.connections()).isPositive();
            // None is left at the old address.
            old.awaitEnd();
        }
    }

    private static boolean isLive(LocalApi lumed, String id) throws Exception {
        return lumed.get("/v1/conversations/" + id)
                .path("connection")
                .path("mode")
                .asText()
                .equals("live");
    }
}
