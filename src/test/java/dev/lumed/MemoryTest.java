package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.demo.DemoSettings;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the daemon ends when it needs more memory than it has. */
@Tag("process")
final class MemoryTest {
    /** Of the JVM that is told to end when it has no memory, as the launcher tells it. */
    private static final int OUT_OF_MEMORY = 3;

    private static final int CONVERSATIONS = 2;

    /** Nearly as long as a message may be, in characters of two bytes. */
    private static final String LONG = "…".repeat(4_900);

    @TempDir
    Path home;

    @Test
    @Survives(row = Row.R3, level = Level.PROCESS)
    void memory_exhausted_endsTheProcessAndLosesNothing() throws Exception {
        try (DaemonProcess lumed = DaemonProcess.beside(home, DemoSettings.immediate(), "")) {
            lumed.startDaemonWith("-Xmx26m", "-XX:+ExitOnOutOfMemoryError");
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < CONVERSATIONS; i++) {
                ids.add(lumed.open("coach-" + i));
            }
            // Nothing leaves, so that all of it stays in memory.
            lumed.post("/v1/suspend", "", 204);
            Map<String, List<String>> accepted = Load.ofLong(lumed, LONG, ids).accepted();
            assertThat(lumed.process().awaitExit()).isEqualTo(OUT_OF_MEMORY);

            // Replies would quote it all.
            lumed.demo().faults().put(FaultSwitch.of(Fault.NO_REPLY));
            lumed.startDaemon();
            Delivery.assertComplete(lumed, accepted);
        }
    }
}
