package dev.lumed.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The hand-over from polling to a socket that is back. */
final class ComingBackTest {

    @Test
    void hedging_firstFrame_readsTheGapBeforeItIsLive() {
        FakeShell shell = FakeShell.hedging();
        shell.tell(new Input.SocketOpened(1));

        assertThat(shell.tell(new Input.FrameReceived(1))).containsExactly(new Action.Read(3, Purpose.GAP));
        assertThat(shell.mode()).isEqualTo(Mode.POLLING);
        shell.tell(new Input.ReadSucceeded(3, true));
        assertThat(shell.mode()).isEqualTo(Mode.LIVE);
        assertThat(shell.reason()).isEqualTo("null");
    }

    @Test
    void catchingUp_readStartedBeforeTheFrameSucceeds_isNotEnough() {
        FakeShell shell = FakeShell.connecting();

        assertThat(shell.tell(new Input.FrameReceived(1))).isEmpty();
        assertThat(shell.tell(new Input.ReadSucceeded(1, true))).containsExactly(new Action.Read(2, Purpose.GAP));
        assertThat(shell.phase()).isInstanceOf(CatchingUp.class);
        shell.tell(new Input.ReadSucceeded(2, false));
        assertThat(shell.phase()).isInstanceOf(Live.class);
    }

    @Test
    void catchingUp_readFails_isReadAgainByTheBackoffUntilItSucceeds() {
        FakeShell shell = FakeShell.catchingUp();
        shell.tell(new Input.ReadFailed(2, "500", Duration.ZERO));
        assertThat(shell.pass(Duration.ofSeconds(2))).containsExactly(new Action.Read(3, Purpose.GAP));
        shell.tell(new Input.ReadFailed(3, "500", Duration.ZERO));
        assertThat(shell.pass(Duration.ofSeconds(4))).containsExactly(new Action.Read(4, Purpose.GAP));
        assertThat(shell.phase()).isInstanceOf(CatchingUp.class);

        shell.tell(new Input.ReadSucceeded(4, false));
        assertThat(shell.phase()).isInstanceOf(Live.class);
    }

    @Test
    void catchingUp_atFirst_framesWait() {
        assertThat(FakeShell.catchingUp().link().stashing()).isTrue();
        assertThat(FakeShell.live().link().stashing()).isFalse();
        assertThat(FakeShell.connecting().link().stashing()).isFalse();
    }

    @Test
    void catchingUp_readsFailForSeconds_hidesTheStreamNoLonger() {
        FakeShell shell = FakeShell.catchingUp();
        shell.tell(new Input.ReadFailed(2, "500", Duration.ZERO));
        shell.pass(Duration.ofMillis(2999));
        assertThat(shell.link().stashing()).isTrue();

        shell.pass(Duration.ofMillis(1));
        assertThat(shell.link().stashing()).isFalse();
        assertThat(shell.mode()).isEqualTo(Mode.LIVE);
        assertThat(shell.reason()).isEqualTo("history cannot be read: 500");
        assertThat(shell.phase()).isInstanceOf(CatchingUp.class);
    }

    @Test
    void catchingUp_socketLost_pollsOnAtOnce() {
        FakeShell shell = FakeShell.catchingUp();
        shell.tell(new Input.SocketFailed(1, "reset"));

        assertThat(shell.tell(new Input.ReadSucceeded(2, false))).containsExactly(new Action.Read(3, Purpose.POLL));
        assertThat(shell.mode()).isEqualTo(Mode.POLLING);
    }

    @Test
    void live_afterPolling_doesNotPollAnyMore() {
        FakeShell shell = FakeShell.hedging();
        shell.tell(new Input.FrameReceived(1));
        shell.tell(new Input.ReadSucceeded(3, false));

        assertThat(shell.passWell(Duration.ofMinutes(4))).allMatch(asked -> asked instanceof Action.SendPing);
    }

    @Test
    void link_lostAndBack_tellsEachTransitionWithItsReason() {
        FakeShell shell = FakeShell.live();
        shell.tell(new Input.SocketFailed(1, "reset"));
        shell.tell(new Input.ReadSucceeded(3, false));
        shell.passWell(Duration.ofSeconds(2));
        shell.tell(new Input.FrameReceived(2));
        shell.tell(new Input.ReadSucceeded(shell.link().state().reading().last(), false));

        assertThat(shell.transitions())
                .extracting(transition ->
                        transition.to().mode() + ": " + transition.to().reason())
                .containsExactly("CONNECTING: opened", "LIVE: null", "POLLING: socket failed: reset", "LIVE: null");
        assertThat(shell.transitions())
                .last()
                .extracting(transition -> transition.to().since())
                .isEqualTo(shell.now().wall());
    }
}
