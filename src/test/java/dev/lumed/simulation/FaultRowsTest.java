package dev.lumed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Worlds in which one kind of thing goes wrong, and that often: all is well in the end, as the judge of worlds has it. */
final class FaultRowsTest {
    private static final long WORLDS = 60;

    @Test
    @Survives(row = Row.N1, level = Level.SIMULATION)
    void n1_connectionsResetAndCut() {
        assertWell(Fault.SOCKET_RESET, Fault.SOCKET_CLOSED, Fault.FRAME_CUT);
    }

    @Test
    @Survives(row = Row.N2, level = Level.SIMULATION)
    void n2_linksHalfOpen() {
        assertWell(Fault.HALF_OPEN);
    }

    @Test
    @Survives(row = Row.N3, level = Level.SIMULATION)
    void n3_oneDirectionDead() {
        assertWell(Fault.OUTBOUND_DEAD);
    }

    @Test
    @Survives(row = Row.N4, level = Level.SIMULATION)
    void n4_slowNetwork() {
        assertWell(Fault.SLOW_NETWORK);
    }

    @Test
    @Survives(row = Row.N5, level = Level.SIMULATION)
    void n5_framesLostRepeatedReordered() {
        assertWell(Fault.FRAME_LOST, Fault.FRAME_REPEATED, Fault.FRAME_REORDERED);
    }

    @Test
    @Survives(row = Row.N6, level = Level.SIMULATION)
    void n6_networkFlapping() {
        assertWell(Fault.NETWORK_FLAPPING);
    }

    @Test
    @Survives(row = Row.N8, level = Level.SIMULATION)
    void n8_upgradesAnsweredByAProxy() {
        assertWell(Fault.UPGRADE_PAGE, Fault.UPGRADE_UNAVAILABLE, Fault.UPGRADE_NOT_FOUND);
    }

    @Test
    @Survives(row = Row.N9, level = Level.SIMULATION)
    void n9_backendAway() {
        assertWell(Fault.NETWORK_DOWN);
    }

    @Test
    @Survives(row = Row.P1, level = Level.SIMULATION)
    void p1_framesSenselessAndCut() {
        assertWell(Fault.FRAME_SENSELESS, Fault.FRAME_CUT, Fault.FRAMES_JOINED);
    }

    @Test
    @Survives(row = Row.P2, level = Level.SIMULATION)
    void p2_framesUnknown() {
        assertWell(Fault.FRAME_UNKNOWN);
    }

    @Test
    @Survives(row = Row.P3, level = Level.SIMULATION)
    void p3_sameMessageBySocketAndByPolling() {
        assertWell(Fault.FRAME_REPEATED, Fault.OTHER_DEVICE, Fault.UPGRADE_HANG, Fault.SOCKET_RESET);
    }

    @Test
    @Survives(row = Row.P4, level = Level.SIMULATION)
    void p4_repliesCutAndTheirEndsLost() {
        assertWell(Fault.END_LOST, Fault.REPLY_STALLED, Fault.REPLY_STORED_LATE, Fault.SOCKET_RESET);
    }

    @Test
    @Survives(row = Row.P5, level = Level.SIMULATION)
    void p5_answersToSendsLost() {
        assertWell(Fault.ANSWER_LOST, Fault.ERROR_AFTER, Fault.SOCKET_RESET, Fault.UPGRADE_UNAVAILABLE);
    }

    @Test
    @Survives(row = Row.P6, level = Level.SIMULATION)
    void p6_listsThatShrinkAndShift() {
        assertWell(Fault.LIST_SHRUNK, Fault.LIST_SHIFTED, Fault.PAGE_REPEATED, Fault.OTHER_DEVICE);
    }

    @Test
    @Survives(row = Row.S1, level = Level.SIMULATION)
    void s1_serverInStorm() {
        assertWell(Fault.ERROR_BEFORE, Fault.ERROR_AFTER, Fault.REQUEST_LOST, Fault.PROXY_PAGE, Fault.ANSWER_CUT);
    }

    @Test
    @Survives(row = Row.S2, level = Level.SIMULATION)
    void s2_serverAsksForPatience() {
        assertWell(Fault.THROTTLED, Fault.ERROR_BEFORE, Fault.RETRY_AFTER, Fault.UPGRADE_UNAVAILABLE);
    }

    @Test
    @Survives(row = Row.S3, level = Level.SIMULATION)
    void s3_messagesForgotten() {
        assertWell(Fault.MESSAGE_FORGOTTEN, Fault.RESENT);
    }

    @Test
    @Survives(row = Row.T1, level = Level.SIMULATION)
    void t1_tokensExpired() {
        assertWell(Fault.TOKEN_EXPIRED);
    }

    @Test
    @Survives(row = Row.T2, level = Level.SIMULATION)
    void t2_refreshRefused() {
        assertWell(Fault.TOKEN_EXPIRED, Fault.REFRESH_REFUSED);
    }

    @Test
    @Survives(row = Row.D2, level = Level.SIMULATION)
    void d2_powerCut() {
        assertWell(Fault.POWER_CUT, Fault.WRITE_SLOW);
    }

    @Test
    @Survives(row = Row.R2, level = Level.SIMULATION)
    void r2_processStoppedMachineAsleepClockStepped() {
        assertWell(Fault.PROCESS_STOPPED, Fault.MACHINE_SLEPT, Fault.CLOCK_STEPPED);
    }

    private static void assertWell(Fault... faults) {
        Set<Fault> weather = EnumSet.copyOf(Arrays.asList(faults));
        List<World.Fate> fates = LongStream.rangeClosed(1, WORLDS)
                .mapToObj(seed -> World.playUnder(weather, seed))
                .toList();

        assertThat(fates).filteredOn(fate -> !fate.isWell()).isEmpty();
        assertThat(fates).flatExtracting(fate -> fate.struck().keySet()).containsOnly(faults);
    }
}
