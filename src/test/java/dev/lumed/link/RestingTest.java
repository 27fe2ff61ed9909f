package dev.lumed.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ends a connection for good, and what begins it again. */
final class RestingTest {

    static Stream<Input> endings() {
        return Stream.of(
                new Input.Close(),
                new Input.Suspend(),
                new Input.Unauthorized("refresh refused"),
                new Input.Gone(403, "not yours"));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void live_ended_closesTheSocketAndAsksForNothingMore(Input ending) {
        FakeShell shell = FakeShell.live();

        assertThat(shell.tell(ending))
                .singleElement()
                .matches(asked -> asked instanceof Action.CloseSocket close && close.code() == 1000);
        assertThat(shell.link().wakeAt()).isEmpty();
        assertThat(shell.pass(Duration.ofDays(1))).isEmpty();
        assertThat(shell.link().transport()).isEqualTo(Transport.NONE);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void connecting_ended_stopsTheReadToo(Input ending) {
        FakeShell shell = FakeShell.connecting();

        assertThat(shell.tell(ending)).hasSize(2).last().isEqualTo(new Action.StopRead());
    }

    @ParameterizedTest
    @MethodSource("endings")
    void resting_lateNews_changesNothing(Input ending) {
        FakeShell shell = FakeShell.catchingUp();
        shell.tell(ending);
        State before = shell.link().state();

        for (Input late : List.of(
                new Input.FrameReceived(1),
                new Input.SocketClosed(1, 1000, ""),
                new Input.ReadSucceeded(2, true),
                new Input.ReadFailed(2, "timeout", Duration.ZERO),
                new Input.Tick())) {
            assertThat(shell.tell(late)).isEmpty();
        }
        assertThat(shell.link().state()).isEqualTo(before);
    }

    @Test
    void suspended_resumed_connectsAndReadsAtOnce() {
        assertThat(FakeShell.suspended().tell(new Input.Resume()))
                .containsExactly(new Action.ConnectSocket(2), new Action.Read(3, Purpose.OPENING));
    }

    @Test
    void suspended_anythingButResumedOrOpened_goesOnResting() {
        FakeShell shell = FakeShell.suspended();

        for (Input input : List.of(
                new Input.Reconnect(), new Input.CredentialsRenewed(), new Input.Suspend(), new Input.MessageSeen())) {
            assertThat(shell.tell(input)).isEmpty();
        }
        assertThat(shell.reason()).isEqualTo("suspended");
        assertThat(shell.mode()).isEqualTo(Mode.OFFLINE);
    }

    @Test
    void suspended_failuresBefore_areForgotten() {
        FakeShell shell = FakeShell.polling();
        shell.tell(new Input.Suspend());
        shell.tell(new Input.Resume());

        assertThat(shell.link().connection().attempt()).isZero();
    }

    @Test
    @Survives(row = Row.T2, level = Level.SIMULATION)
    void unauthorized_credentialsRenewed_reopensAtOnce() {
        FakeShell shell = FakeShell.unauthorized();
        assertThat(shell.mode()).isEqualTo(Mode.UNAUTHORIZED);
        assertThat(shell.reason()).isEqualTo("refresh refused");

        assertThat(shell.tell(new Input.CredentialsRenewed()))
                .containsExactly(new Action.ConnectSocket(2), new Action.Read(3, Purpose.OPENING));
    }

    @Test
    void unauthorized_resumedWithoutASuspend_goesOnResting() {
        assertThat(FakeShell.unauthorized().tell(new Input.Resume())).isEmpty();
    }

    @Test
    void unauthorized_suspendedAndResumed_triesOnce() {
        FakeShell shell = FakeShell.unauthorized();
        shell.tell(new Input.Suspend());

        assertThat(shell.tell(new Input.Resume())).hasSize(2);
    }

    @Test
    void live_credentialsRenewed_goesOn() {
        FakeShell shell = FakeShell.live();

        assertThat(shell.tell(new Input.CredentialsRenewed())).isEmpty();
        assertThat(shell.mode()).isEqualTo(Mode.LIVE);
    }

    @Test
    void gone_resumed_goesOnResting() {
        FakeShell shell = FakeShell.gone();

        assertThat(shell.tell(new Input.Suspend())).isEmpty();
        assertThat(shell.tell(new Input.Resume())).isEmpty();
        assertThat(shell.mode()).isEqualTo(Mode.GONE);
        assertThat(shell.reason()).isEqualTo("answered with 404: no such consultation");
    }

    @Test
    void gone_openedOrAskedForOrWithNewCredentials_triesAgain() {
        for (Input input : List.of(new Input.Open(), new Input.Reconnect(), new Input.CredentialsRenewed())) {
            assertThat(FakeShell.gone().tell(input)).contains(new Action.ConnectSocket(2));
        }
    }

    @Test
    void resting_closed_isClosed() {
        for (FakeShell shell : List.of(FakeShell.suspended(), FakeShell.unauthorized(), FakeShell.gone())) {
            assertThat(shell.tell(new Input.Close())).isEmpty();
            assertThat(shell.mode()).isEqualTo(Mode.CLOSED);
        }
    }

    @Test
    void closed_anew_stillKnowsTheNewsOfItsEarlierSocket() {
        FakeShell shell = FakeShell.live();
        Link anew = shell.link().anew(shell.now());
        Link opened = anew.after(new Input.Open(), shell.now(), 0).next();

        assertThat(anew.connection().mode()).isEqualTo(Mode.CLOSED);
        assertThat(anew.wakeAt()).isEmpty();
        assertThat(opened.after(new Input.FrameReceived(1), shell.now(), 0)
                        .next()
                        .transport())
                .isEqualTo(Transport.NONE);
    }

    @Test
    void link_tuned_decidesByTheNewTuning() {
        FakeShell shell = FakeShell.live();
        Link tuned = shell.link().tuned(FakeShell.settings(false, FakeShell.adaptive(true)));

        assertThat(tuned.after(new Input.Reconnect(), shell.now(), 0)
                        .next()
                        .state()
                        .phase())
                .isEqualTo(Polling.only());
    }
}
