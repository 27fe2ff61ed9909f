package dev.lumed.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a sleep of the machine or a stop of the process does. */
final class WakingTest {

    private static final Duration A_SLEEP = Duration.ofHours(1);

    @Test
    void live_wallClockRanOn_pingsAndReadsRatherThanHangUp() {
        FakeShell shell = FakeShell.live();
        shell.shiftWall(A_SLEEP);

        assertThat(shell.tell(new Input.Tick()))
                .containsExactly(new Action.SendPing(), new Action.Read(3, Purpose.RESYNC));
        assertThat(shell.mode()).isEqualTo(Mode.LIVE);
    }

    @Test
    void live_processStoodStill_pingsAndReads() {
        FakeShell shell = FakeShell.live();
        shell.stall(Duration.ofSeconds(60));

        assertThat(shell.tell(new Input.Tick()))
                .containsExactly(new Action.SendPing(), new Action.Read(3, Purpose.RESYNC));
    }

    @Test
    void live_tickALittleLate_isNoSleep() {
        FakeShell shell = FakeShell.live();
        shell.stall(Duration.ofSeconds(20));

        assertThat(shell.tell(new Input.Tick())).containsExactly(new Action.SendPing());
    }

    @Test
    void live_socketProvesItself_goesOnAsBefore() {
        FakeShell shell = FakeShell.live();
        shell.shiftWall(A_SLEEP);
        shell.tell(new Input.Tick());
        shell.pass(Duration.ofMillis(2999));
        shell.tell(new Input.FrameReceived(1));

        assertThat(shell.pass(Duration.ofMillis(14_999))).isEmpty();
        assertThat(shell.mode()).isEqualTo(Mode.LIVE);
    }

    @Test
    @Survives(row = Row.R2, level = Level.SIMULATION)
    void live_socketDoesNotProveItself_isReplacedWithinFiveSeconds() {
        FakeShell shell = FakeShell.live();
        shell.shiftWall(A_SLEEP);
        shell.tell(new Input.Tick());
        shell.tell(new Input.ReadSucceeded(3, false));

        assertThat(shell.pass(Duration.ofSeconds(3)))
                .containsExactly(
                        new Action.CloseSocket(Turn.NORMAL, "socket did not survive the sleep"),
                        new Action.ConnectSocket(2),
                        new Action.Read(4, Purpose.OPENING));
    }

    @Test
    void polling_wokenUp_triesAndPollsAtOnce() {
        FakeShell shell = FakeShell.polling();
        shell.shiftWall(A_SLEEP);

        assertThat(shell.tell(new Input.MessageSeen()))
                .containsExactly(new Action.ConnectSocket(2), new Action.Read(3, Purpose.POLL));
    }

    @Test
    void connecting_wokenUp_startsAnew() {
        FakeShell shell = FakeShell.connecting();
        shell.shiftWall(A_SLEEP);

        assertThat(shell.tell(new Input.Tick()))
                .containsExactly(new Action.CloseSocket(Turn.NORMAL, "woken up"), new Action.ConnectSocket(2));
    }

    @Test
    void hedging_wokenUp_startsTheTryAnew() {
        FakeShell shell = FakeShell.hedging();
        shell.shiftWall(A_SLEEP);

        assertThat(shell.tell(new Input.Tick())).contains(new Action.ConnectSocket(2));
    }

    @Test
    void live_resumedWithoutASuspend_isTakenForAWakeUp() {
        assertThat(FakeShell.live().tell(new Input.Resume())).contains(new Action.SendPing());
    }

    @Test
    @Survives(row = Row.R2, level = Level.SIMULATION)
    void live_wallClockSteppedADayBack_harmsNoTimer() {
        FakeShell shell = FakeShell.live();
        Duration before = shell.untilWake();
        shell.shiftWall(Duration.ofDays(-1));

        assertThat(shell.tell(new Input.Tick())).isEmpty();
        assertThat(shell.untilWake()).isEqualTo(before);
    }

    @Test
    void polling_wallClockStepped_showsTheNextTryByTheNewTime() {
        FakeShell shell = FakeShell.polling();
        shell.shiftWall(Duration.ofDays(-1));
        shell.tell(new Input.Tick());

        assertThat(shell.link().connection().retryAt())
                .isEqualTo(FakeShell.START.minus(Duration.ofDays(1)).plusSeconds(2));
    }

    @Test
    void resting_wokenUp_goesOnResting() {
        for (FakeShell shell :
                List.of(FakeShell.closed(), FakeShell.suspended(), FakeShell.unauthorized(), FakeShell.gone())) {
            shell.shiftWall(A_SLEEP);
            assertThat(shell.tell(new Input.Tick())).isEmpty();
        }
    }

    @Test
    void moment_afterANap_hasNotWoken() {
        Moment earlier = FakeShell.closed().now();
        Moment later =
                new Moment(earlier.wall().plusSeconds(105), earlier.monotonic().plusSeconds(100));

        assertThat(later.wokeSince(earlier)).isFalse();
        assertThat(new Moment(later.wall().plusMillis(1), later.monotonic()).wokeSince(earlier))
                .isTrue();
    }
}
