package dev.lumed.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From the first wish to be connected to the first frame, or to polling instead. */
final class OpeningTest {

    @Test
    void closed_opened_connectsAndReadsSideBySide() {
        FakeShell shell = FakeShell.closed();

        assertThat(shell.tell(new Input.Open()))
                .containsExactly(new Action.ConnectSocket(1), new Action.Read(1, Purpose.OPENING));
        assertThat(shell.mode()).isEqualTo(Mode.CONNECTING);
        assertThat(shell.link().transport()).isEqualTo(Transport.NONE);
    }

    @Test
    void closed_openedWithSocketsDisabled_readsAndPollsOnly() {
        FakeShell shell = FakeShell.closed(FakeShell.settings(false, FakeShell.adaptive(true)));

        assertThat(shell.tell(new Input.Open())).containsExactly(new Action.Read(1, Purpose.OPENING));
        shell.tell(new Input.ReadSucceeded(1, false));
        assertThat(shell.passWell(Duration.ofMinutes(10)))
                .isNotEmpty()
                .allMatch(asked -> asked instanceof Action.Read read && read.purpose() == Purpose.POLL);
        assertThat(shell.mode()).isEqualTo(Mode.POLLING);
        assertThat(shell.link().connection().retryAt()).isNull();
    }

    @Test
    void active_openedAgain_changesNothing() {
        FakeShell shell = FakeShell.live();
        State before = shell.link().state();

        assertThat(shell.tell(new Input.Open())).isEmpty();
        assertThat(shell.link().state()).isEqualTo(before);
    }

    @Test
    void connecting_answeredWith101_isNotYetLive() {
        FakeShell shell = FakeShell.connecting();

        assertThat(shell.tell(new Input.SocketOpened(1))).isEmpty();
        assertThat(shell.mode()).isEqualTo(Mode.CONNECTING);
        assertThat(shell.link().transport()).isEqualTo(Transport.NONE);
    }

    @Test
    void connecting_firstFrame_makesTheSocketTheWayToSend() {
        FakeShell shell = FakeShell.connecting();
        shell.tell(new Input.SocketOpened(1));
        shell.tell(new Input.FrameReceived(1));

        assertThat(shell.link().transport()).isEqualTo(Transport.SOCKET);
    }

    @Test
    void connecting_noFrameByHedgeAfter_pollsWhileTheSocketGoesOnTrying() {
        FakeShell shell = FakeShell.connecting();
        shell.tell(new Input.ReadSucceeded(1, false));

        assertThat(shell.pass(Duration.ofMillis(1499))).isEmpty();
        assertThat(shell.pass(Duration.ofMillis(1))).containsExactly(new Action.Read(2, Purpose.POLL));
        assertThat(shell.mode()).isEqualTo(Mode.POLLING);
        assertThat(shell.reason()).isEqualTo("no frame within 1.5 s");
        assertThat(shell.link().transport()).isEqualTo(Transport.REST);
        shell.tell(new Input.FrameReceived(1));
        assertThat(shell.phase()).isInstanceOf(CatchingUp.class);
    }

    @Test
    void connecting_hedgedWhileTheFirstReadIsUnderWay_readsOnceMoreAfterwards() {
        FakeShell shell = FakeShell.connecting();

        assertThat(shell.pass(Duration.ofMillis(1500))).isEmpty();
        assertThat(shell.tell(new Input.ReadSucceeded(1, false))).containsExactly(new Action.Read(2, Purpose.POLL));
    }

    @Test
    void connecting_refused_pollsAtOnce() {
        FakeShell shell = FakeShell.connecting();
        shell.tell(new Input.ReadSucceeded(1, false));

        assertThat(shell.tell(new Input.SocketRefused(1, 503, "busy", Duration.ZERO)))
                .containsExactly(new Action.Read(2, Purpose.POLL));
        assertThat(shell.mode()).isEqualTo(Mode.POLLING);
        assertThat(shell.reason()).isEqualTo("socket refused with 503: busy");
    }

    @Test
    void connecting_reset_pollsAtOnce() {
        FakeShell shell = FakeShell.connecting();
        shell.tell(new Input.ReadSucceeded(1, false));

        assertThat(shell.tell(new Input.SocketFailed(1, "connection reset")))
                .containsExactly(new Action.Read(2, Purpose.POLL));
        assertThat(shell.reason()).isEqualTo("socket failed: connection reset");
    }

    @Test
    void trying_noFrameByConnectTimeout_hasFailed() {
        FakeShell shell = FakeShell.hedging();
        shell.passWell(Duration.ofMillis(8499));
        assertThat(shell.phase()).isInstanceOf(Hedging.class);

        assertThat(shell.pass(Duration.ofMillis(1)))
                .containsExactly(new Action.CloseSocket(Turn.GOING_AWAY, "no socket within 10 s"));
        assertThat(shell.phase()).isInstanceOf(Polling.class);
    }

    @Test
    void trying_101AndThenSilence_hasFailedByConnectTimeout() {
        FakeShell shell = FakeShell.connecting();
        shell.tell(new Input.SocketOpened(1));
        shell.tell(new Input.ReadSucceeded(1, false));
        shell.passWell(Duration.ofSeconds(10));

        assertThat(shell.phase()).isInstanceOf(Polling.class);
        assertThat(shell.reason()).isEqualTo("socket opened, but no frame within 10 s");
    }

    @Test
    void connecting_firstReadFails_isTriedAgainWhileTheSocketTries() {
        FakeShell shell = FakeShell.connecting().drawing(0);

        assertThat(shell.tell(new Input.ReadFailed(1, "timeout", Duration.ZERO)))
                .isEmpty();
        assertThat(shell.pass(Duration.ofMillis(400))).containsExactly(new Action.Read(2, Purpose.OPENING));
        assertThat(shell.mode()).isEqualTo(Mode.CONNECTING);
    }
}
