package dev.lumed.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a socket is watched, and what happens when it ends. */
final class LivenessTest {

    @Test
    void live_silentForPingInterval_isPinged() {
        FakeShell shell = FakeShell.live();

        assertThat(shell.pass(Duration.ofMillis(14_999))).isEmpty();
        assertThat(shell.pass(Duration.ofMillis(1))).containsExactly(new Action.SendPing());
    }

    @Test
    @Survives(row = Row.N2, level = Level.SIMULATION)
    void live_pingUnanswered_isDeadAndPollsAtOnce() {
        FakeShell shell = FakeShell.live();
        shell.pass(Duration.ofMillis(24_999));
        assertThat(shell.mode()).isEqualTo(Mode.LIVE);

        assertThat(shell.pass(Duration.ofMillis(1)))
                .containsExactly(
                        new Action.CloseSocket(Turn.GOING_AWAY, "nothing received for 25 s"),
                        new Action.Read(3, Purpose.POLL));
        assertThat(shell.mode()).isEqualTo(Mode.POLLING);
        assertThat(shell.reason()).isEqualTo("nothing received for 25 s");
    }

    @Test
    void live_pong_isASignOfLife() {
        FakeShell shell = FakeShell.live();
        shell.pass(Duration.ofMillis(24_999));
        shell.tell(new Input.FrameReceived(1));

        assertThat(shell.pass(Duration.ofMillis(24_999))).containsExactly(new Action.SendPing());
        assertThat(shell.mode()).isEqualTo(Mode.LIVE);
    }

    @Test
    void live_framesKeepComing_isNeverPinged() {
        FakeShell shell = FakeShell.live();
        for (int i = 0; i < 20; i++) {
            assertThat(shell.pass(Duration.ofSeconds(14))).doesNotContain(new Action.SendPing());
            shell.tell(new Input.FrameReceived(1));
        }
    }

    @Test
    @Survives(row = Row.N4, level = Level.SIMULATION)
    void live_pongsTakeTwoSeconds_staysLive() {
        FakeShell shell = FakeShell.live();
        for (int i = 0; i < 10; i++) {
            assertThat(shell.pass(Duration.ofSeconds(17))).containsExactly(new Action.SendPing());
            shell.tell(new Input.FrameReceived(1));
        }
        assertThat(shell.mode()).isEqualTo(Mode.LIVE);
    }

    @Test
    void catchingUp_pingUnanswered_isDeadToo() {
        FakeShell shell = FakeShell.catchingUp();
        shell.pass(Duration.ofSeconds(25));

        assertThat(shell.phase()).isInstanceOf(Polling.class);
    }

    @Test
    @Survives(row = Row.N1, level = Level.SIMULATION)
    void live_closedByTheBackend_pollsAtOnce() {
        FakeShell shell = FakeShell.live();

        assertThat(shell.tell(new Input.SocketClosed(1, 1006, ""))).containsExactly(new Action.Read(3, Purpose.POLL));
        assertThat(shell.reason()).isEqualTo("socket closed with 1006");
        assertThat(shell.link().transport()).isEqualTo(Transport.REST);
    }

    @Test
    void live_brokenByItsFrames_isClosedAndPolledInstead() {
        FakeShell shell = FakeShell.live();

        assertThat(shell.tell(new Input.SocketBroken("20 malformed frames in a row")))
                .containsExactly(
                        new Action.CloseSocket(Turn.GOING_AWAY, "socket given up: 20 malformed frames in a row"),
                        new Action.Read(3, Purpose.POLL));
    }

    @Test
    void live_lossOfAnEarlierSocket_changesNothing() {
        FakeShell shell = FakeShell.live();
        shell.tell(new Input.Reconnect());
        shell.tell(new Input.SocketOpened(2));
        State before = shell.link().state();

        assertThat(shell.tell(new Input.SocketClosed(1, 1000, "bye"))).isEmpty();
        assertThat(shell.tell(new Input.FrameReceived(1))).isEmpty();
        assertThat(shell.tell(new Input.SocketFailed(1, "reset"))).isEmpty();
        assertThat(shell.link().state()).isEqualTo(before);
    }

    @Test
    void live_reconnectAskedFor_opensANewSocketAndReadsAtOnce() {
        FakeShell shell = FakeShell.live();

        assertThat(shell.tell(new Input.Reconnect()))
                .containsExactly(
                        new Action.CloseSocket(Turn.NORMAL, "reconnect asked for"),
                        new Action.ConnectSocket(2),
                        new Action.Read(3, Purpose.OPENING));
    }

    @Test
    void live_always_isReadNowAndThen() {
        FakeShell shell = FakeShell.live();

        assertThat(shell.passWell(Duration.ofMinutes(30)))
                .filteredOn(asked -> asked instanceof Action.Read)
                .hasSizeBetween(6, 7)
                .allMatch(asked -> ((Action.Read) asked).purpose() == Purpose.RESYNC);
        assertThat(shell.mode()).isEqualTo(Mode.LIVE);
    }

    @Test
    void live_resyncFails_staysLiveAndIsReadAgainSoon() {
        FakeShell shell = FakeShell.live();
        shell.passWell(Duration.ofMillis(269_999));
        assertThat(shell.pass(Duration.ofMillis(1))).contains(new Action.Read(3, Purpose.RESYNC));
        shell.tell(new Input.ReadFailed(3, "500", Duration.ZERO));

        assertThat(shell.pass(Duration.ofSeconds(2))).containsExactly(new Action.Read(4, Purpose.RESYNC));
        assertThat(shell.mode()).isEqualTo(Mode.LIVE);
    }
}
