package dev.lumed.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the next socket is tried. */
final class RetriesTest {

    @Test
    @Survives(row = Row.N1, level = Level.SIMULATION)
    void socket_refusedForEver_isTriedByTheScheduleAndThenSlowlyForEver() {
        FakeShell shell = FakeShell.connecting();

        assertThat(secondsBetweenRefusals(shell, 9)).containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L, 60L);
        assertThat(shell.mode()).isEqualTo(Mode.POLLING);
        assertThat(shell.link().connection().attempt()).isEqualTo(10);
    }

    @Test
    @Survives(row = Row.N8, level = Level.SIMULATION)
    void socket_waiting_showsWhenTheNextTryComes() {
        FakeShell shell = FakeShell.polling();

        assertThat(shell.link().connection().retryAt()).isEqualTo(FakeShell.START.plusSeconds(2));
    }

    @Test
    void failures_afterAShortLife_areNotForgotten() {
        FakeShell shell = FakeShell.connecting();
        secondsBetweenRefusals(shell, 3);
        connectNext(shell);
        shell.passWell(Duration.ofSeconds(59));
        loseIt(shell);

        assertThat(untilNextTry(shell)).isEqualTo(Duration.ofSeconds(32));
    }

    @Test
    void failures_afterAUsefulMinute_areForgotten() {
        FakeShell shell = FakeShell.connecting();
        secondsBetweenRefusals(shell, 3);
        connectNext(shell);
        shell.passWell(Duration.ofSeconds(60));
        loseIt(shell);

        assertThat(untilNextTry(shell)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void failures_afterAMinuteThatWasMostlySilent_areNotForgotten() {
        FakeShell shell = FakeShell.connecting();
        secondsBetweenRefusals(shell, 3);
        connectNext(shell);
        shell.passWell(Duration.ofSeconds(45));
        shell.pass(Duration.ofSeconds(25));

        assertThat(shell.phase()).isInstanceOf(Polling.class);
        assertThat(shell.link().connection().attempt()).isEqualTo(5);
    }

    @Test
    void sockets_threeUselessWithinAMinute_areTriedSlowly() {
        FakeShell shell = FakeShell.live();
        loseIt(shell);
        connectNext(shell);
        loseIt(shell);
        assertThat(untilNextTry(shell)).isEqualTo(Duration.ofSeconds(4));
        connectNext(shell);
        loseIt(shell);

        assertThat(untilNextTry(shell)).isEqualTo(Duration.ofSeconds(60));
        assertThat(shell.reason()).isEqualTo("useless: opened and lost 3 times within a minute; socket failed: reset");
    }

    @Test
    void sockets_uselessAgainAfterTheSlowInterval_staySlow() {
        FakeShell shell = FakeShell.live();
        for (int i = 0; i < 4; i++) {
            loseIt(shell);
            connectNext(shell);
        }
        loseIt(shell);

        assertThat(untilNextTry(shell)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void sockets_threeUselessInMoreThanAMinute_areTriedByTheSchedule() {
        FakeShell shell = FakeShell.live();
        loseIt(shell);
        connectNext(shell);
        loseIt(shell);
        for (int i = 0; i < 3; i++) {
            answerRead(shell);
            shell.passWell(untilNextTry(shell));
            loseIt(shell);
        }
        connectNext(shell);
        loseIt(shell);

        assertThat(shell.link().state().sockets().useless()).hasSize(3);
        assertThat(shell.reason()).isEqualTo("socket failed: reset");
    }

    @Test
    void sockets_threeOf101AndNothingElse_areUseless() {
        FakeShell shell = FakeShell.connecting();
        for (int i = 0; i < 3; i++) {
            shell.tell(new Input.SocketOpened(present(shell)));
            loseIt(shell);
            shell.passWell(untilNextTry(shell));
        }

        assertThat(shell.reason()).startsWith("useless: ");
    }

    @Test
    void sockets_lostAfterSomeSecondsOfUse_areNotUseless() {
        FakeShell shell = FakeShell.live();
        for (int i = 0; i < 3; i++) {
            shell.passWell(Duration.ofSeconds(5));
            loseIt(shell);
            connectNext(shell);
        }

        assertThat(shell.link().state().sockets().useless()).isEmpty();
    }

    @Test
    @Survives(row = Row.S2, level = Level.SIMULATION)
    void refusal_withRetryAfter_isObeyed() {
        FakeShell shell = FakeShell.connecting().drawing(0);
        shell.tell(new Input.SocketRefused(1, 503, "busy", Duration.ofSeconds(90)));

        assertThat(untilNextTry(shell)).isEqualTo(Duration.ofSeconds(90).plusMillis(400));
    }

    @Test
    @Survives(row = Row.S2, level = Level.SIMULATION)
    void refusal_withAnAbsurdRetryAfter_isObeyedForFiveMinutes() {
        FakeShell shell = FakeShell.connecting();
        shell.tell(new Input.SocketRefused(1, 503, "busy", Duration.ofDays(365)));

        assertThat(untilNextTry(shell)).isEqualTo(Duration.ofSeconds(302));
    }

    @Test
    void polling_reconnectAskedFor_triesAtOnceAndByAFreshSchedule() {
        FakeShell shell = FakeShell.connecting();
        secondsBetweenRefusals(shell, 8);
        shell.tell(new Input.SocketFailed(present(shell), "reset"));

        assertThat(shell.tell(new Input.Reconnect())).contains(new Action.ConnectSocket(10));
        shell.tell(new Input.SocketFailed(10, "reset"));
        assertThat(untilNextTry(shell)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void hedging_reconnectAskedFor_startsTheTryAnewAndPollsOn() {
        FakeShell shell = FakeShell.hedging();

        assertThat(shell.tell(new Input.Reconnect()))
                .containsExactly(
                        new Action.CloseSocket(Turn.NORMAL, "reconnect asked for"),
                        new Action.ConnectSocket(2),
                        new Action.Read(3, Purpose.POLL));
    }

    @Test
    void polling_nextTryFails_pollsOnAtItsOwnPace() {
        FakeShell shell = FakeShell.polling();
        shell.passWell(Duration.ofSeconds(2));

        assertThat(shell.tell(new Input.SocketFailed(2, "reset"))).isEmpty();
        assertThat(shell.untilWake()).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    /** Refuses the present socket and each next one, and tells how long each wait was. */
    private static List<Long> secondsBetweenRefusals(FakeShell shell, int times) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            shell.tell(new Input.SocketRefused(present(shell), 503, "busy", Duration.ZERO));
            waits.add(untilNextTry(shell).toSeconds());
            answerRead(shell);
            shell.passWell(untilNextTry(shell));
        }
        shell.tell(new Input.SocketRefused(present(shell), 503, "busy", Duration.ZERO));
        return waits;
    }

    private static void connectNext(FakeShell shell) {
        answerRead(shell);
        shell.passWell(untilNextTry(shell));
        shell.tell(new Input.SocketOpened(present(shell)));
        shell.tell(new Input.FrameReceived(present(shell)));
        answerRead(shell);
        assertThat(shell.phase()).isInstanceOf(Live.class);
    }

    private static void loseIt(FakeShell shell) {
        shell.tell(new Input.SocketFailed(present(shell), "reset"));
    }

    private static void answerRead(FakeShell shell) {
        for (int i = 0; i < 2 && shell.link().state().reading().isUnderWay(); i++) {
            shell.tell(new Input.ReadSucceeded(shell.link().state().reading().last(), false));
        }
    }

    private static int present(FakeShell shell) {
        return shell.link().state().sockets().last();
    }

    private static Duration untilNextTry(FakeShell shell) {
        Duration tryAt = ((Polling) shell.phase()).tryAt();
        return tryAt.minus(shell.now().monotonic());
    }
}
