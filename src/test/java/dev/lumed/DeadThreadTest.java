package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.DemoSettings;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the daemon when something in it dies that all others rely on. */
@Tag("process")
final class DeadThreadTest {
    private static final int BROKEN = 70;
    private static final int CONVERSATIONS = 3;

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lumed-store-writer",
                "db-",
                "dispatcher",
                "/user/feed",
                "/user/conversations",
                "/user/conversations/poll-gate"
            })
    @Survives(row = Row.R3, level = Level.PROCESS)
    void part_dyingUnderLoad_endsTheProcessAndLosesNothing(String part) throws Exception {
        try (DaemonProcess lumed = DaemonProcess.beside(home, DemoSettings.immediate(), "")) {
            lumed.startDaemonAs(DoomedDaemon.class, DoomedDaemon.OPTION);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < CONVERSATIONS; i++) {
                ids.add(lumed.open("coach-" + i));
            }
            Load load = Load.on(lumed, "before the end", ids);

            lumed.process().tell(part);

            assertThat(lumed.process().awaitExit()).isEqualTo(BROKEN);
            assertThat(lumed.process().err()).anyMatch(line -> line.contains("ERROR") && line.contains("lumed ends"));
            lumed.startDaemon();
            Delivery.assertComplete(lumed, load.accepted());
        }
    }
}
