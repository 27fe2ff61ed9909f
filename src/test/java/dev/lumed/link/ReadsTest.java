package dev.lumed.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When the list is read while no socket listens. */
final class ReadsTest {

    @Test
    void polling_quietForLong_slowsDownByTheTiers() {
        FakeShell shell = pollingOnly(FakeShell.adaptive(true)).drawing(0);

        assertThat(shell.passWell(Duration.ofSeconds(30))).hasSize(15);
        assertThat(shell.passWell(Duration.ofSeconds(270))).hasSizeBetween(53, 54);
        assertThat(shell.passWell(Duration.ofMinutes(10))).hasSize(60);
    }

    @Test
    void polling_notAdaptive_keepsItsInterval() {
        FakeShell shell = pollingOnly(FakeShell.adaptive(false)).drawing(0);

        assertThat(shell.passWell(Duration.ofMinutes(15))).hasSize(300);
    }

    @Test
    void polling_always_isUpToATenthEarlier() {
        assertThat(pollingOnly(FakeShell.adaptive(true)).untilWake()).isEqualTo(Duration.ofMillis(1800));
        assertThat(pollingOnly(FakeShell.adaptive(true), 0).untilWake()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void polling_messageSeenAfterLong_pollsWithinTheFastestTier() {
        FakeShell shell = pollingOnly(FakeShell.adaptive(true)).drawing(0);
        shell.passWell(Duration.ofMinutes(10));
        shell.passWell(shell.untilWake());

        assertThat(shell.untilWake()).isEqualTo(Duration.ofSeconds(10));
        assertThat(shell.tell(new Input.MessageSeen())).isEmpty();
        assertThat(shell.untilWake()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void polling_messageSeenWhenAPollIsSoonDue_doesNotPutItOff() {
        FakeShell shell = pollingOnly(FakeShell.adaptive(true), 0);
        shell.pass(Duration.ofMillis(1500));
        shell.tell(new Input.MessageSeen());

        assertThat(shell.untilWake()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void polling_readWithNews_pollsByTheFastestTier() {
        FakeShell shell = pollingOnly(FakeShell.adaptive(true)).drawing(0);
        shell.passWell(Duration.ofMinutes(10));
        shell.pass(shell.untilWake());
        shell.tell(new Input.ReadSucceeded(shell.link().state().reading().last(), true));

        assertThat(shell.untilWake()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void live_messageSeen_doesNotPoll() {
        FakeShell shell = FakeShell.live();
        Duration before = shell.untilWake();

        assertThat(shell.tell(new Input.MessageSeen())).isEmpty();
        assertThat(shell.untilWake()).isEqualTo(before);
    }

    @Test
    void polling_readsFail_isOfflineAndPollsForEver() {
        FakeShell shell = pollingOnly(FakeShell.adaptive(true));
        for (long seconds : new long[] {2, 4, 8, 10, 10, 10, 10, 10}) {
            shell.pass(shell.untilWake());
            shell.tell(failure(shell, Duration.ZERO));
            assertThat(shell.untilWake()).isEqualTo(Duration.ofSeconds(seconds));
            assertThat(shell.mode()).isEqualTo(Mode.OFFLINE);
        }
        assertThat(shell.reason()).isEqualTo("connection refused");
        assertThat(shell.link().transport()).isEqualTo(Transport.NONE);
    }

    @Test
    void offline_showsWhicheverTryComesFirst() {
        FakeShell shell = FakeShell.polling();
        shell.passWell(Duration.ofMillis(1900));
        shell.tell(new Input.SocketFailed(1, "late"));
        shell.pass(Duration.ofMillis(100));
        shell.tell(new Input.SocketFailed(2, "reset"));
        shell.pass(shell.untilWake());
        shell.tell(failure(shell, Duration.ZERO));

        Duration shown =
                Duration.between(shell.now().wall(), shell.link().connection().retryAt());
        assertThat(shell.mode()).isEqualTo(Mode.OFFLINE);
        assertThat(shown).isEqualTo(shell.untilWake());
    }

    @Test
    void offline_firstReadThatSucceeds_isPollingAgain() {
        FakeShell shell = pollingOnly(FakeShell.adaptive(true));
        shell.pass(shell.untilWake());
        shell.tell(failure(shell, Duration.ZERO));
        shell.pass(Duration.ofSeconds(2));
        shell.tell(new Input.ReadSucceeded(shell.link().state().reading().last(), false));

        assertThat(shell.mode()).isEqualTo(Mode.POLLING);
        assertThat(shell.link().transport()).isEqualTo(Transport.REST);
    }

    @Test
    @Survives(row = Row.S2, level = Level.SIMULATION)
    void read_refusedWithRetryAfter_waitsForIt() {
        FakeShell shell = pollingOnly(FakeShell.adaptive(true)).drawing(0);
        shell.pass(shell.untilWake());
        shell.tell(failure(shell, Duration.ofSeconds(40)));

        assertThat(shell.pass(Duration.ofSeconds(40).plusMillis(399))).isEmpty();
        assertThat(shell.pass(Duration.ofMillis(1))).hasSize(1);
    }

    @Test
    void read_refusedWithRetryAfter_isNotHurriedByALostSocket() {
        FakeShell shell = FakeShell.catchingUp();
        shell.tell(new Input.ReadFailed(2, "slow down", Duration.ofSeconds(40)));

        assertThat(shell.tell(new Input.SocketFailed(1, "reset"))).isEmpty();
        assertThat(shell.pass(Duration.ofSeconds(40))).noneMatch(asked -> asked instanceof Action.Read);
        assertThat(shell.pass(Duration.ofSeconds(2))).contains(new Action.Read(3, Purpose.POLL));
    }

    @Test
    void read_refusedWithRetryAfter_isMadeAtOnceWhenSomebodyAsks() {
        FakeShell shell = FakeShell.catchingUp();
        shell.tell(new Input.ReadFailed(2, "slow down", Duration.ofSeconds(40)));

        assertThat(shell.tell(new Input.Reconnect())).contains(new Action.Read(3, Purpose.OPENING));
    }

    @Test
    void read_underWayWhenAnotherIsWanted_isNeverDoubled() {
        FakeShell shell = FakeShell.connecting();

        assertThat(shell.tell(new Input.SocketFailed(1, "reset"))).isEmpty();
        assertThat(shell.tell(new Input.Reconnect())).containsExactly(new Action.ConnectSocket(2));
        assertThat(shell.tell(new Input.ReadFailed(1, "timeout", Duration.ZERO)))
                .containsExactly(new Action.Read(2, Purpose.POLL));
        assertThat(shell.tell(new Input.ReadSucceeded(2, false))).isEmpty();
    }

    @Test
    void read_ofEarlier_changesNothing() {
        FakeShell shell = FakeShell.polling();
        shell.pass(Duration.ofMillis(1900));
        State before = shell.link().state();

        assertThat(shell.tell(new Input.ReadSucceeded(2, true))).isEmpty();
        assertThat(shell.tell(new Input.ReadFailed(1, "timeout", Duration.ZERO)))
                .isEmpty();
        assertThat(shell.link().state()).isEqualTo(before);
    }

    @Test
    void read_withoutAnyOutcome_isGivenUpAndMadeAgain() {
        FakeShell shell = pollingOnly(FakeShell.adaptive(true));
        shell.pass(shell.untilWake());

        assertThat(shell.pass(Duration.ofMinutes(10))).containsExactly(new Action.StopRead());
        assertThat(shell.pass(Duration.ofSeconds(2))).containsExactly(new Action.Read(3, Purpose.POLL));
        assertThat(shell.reason()).isEqualTo("no outcome within 600 s");
    }

    private static Input failure(FakeShell shell, Duration retryAfter) {
        return new Input.ReadFailed(shell.link().state().reading().last(), "connection refused", retryAfter);
    }

    private static FakeShell pollingOnly(Cadence cadence) {
        return pollingOnly(cadence, 1);
    }

    private static FakeShell pollingOnly(Cadence cadence, double draw) {
        FakeShell shell = FakeShell.closed(FakeShell.settings(false, cadence)).drawing(draw);
        shell.tell(new Input.Open());
        shell.tell(new Input.ReadSucceeded(1, false));
        return shell;
    }
}
