package dev.lumed.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * One link on a random way, with what its shell would know: which socket and which read there are. Inputs are mostly
 * plausible, and some are about sockets and reads that are over.
 */
final class Walker {

    private final Random random;
    private final Duration began;
    private Link link;
    private Moment now;
    private int socket;
    private boolean framed;
    private int read;
    private int connects;
    private int freshStarts;
    private Duration stashingSince = Duration.ZERO;

    Walker(long seed) {
        random = new Random(seed);
        began = Duration.ofNanos(random.nextLong() / 2);
        now = new Moment(FakeShell.START, began);
        link = Link.closed(FakeShell.SETTINGS, now);
    }

    Link link() {
        return link;
    }

    Moment now() {
        return now;
    }

    /** The ends of what is still under way. */
    List<Input> lateNews() {
        return List.of(
                new Input.SocketFailed(socket, "reset"), new Input.ReadFailed(read, "unreachable", Duration.ZERO));
    }

    void step() {
        Input input = timeFor(pass());
        Connection before = link.connection();
        Phase phase = link.state().phase();
        Step step = link.after(input, now, random.nextDouble());
        link = step.next();
        notice(input);
        step.actions().forEach(this::perform);
        // Only now: a link that finds it has slept hangs up before it hears that there is nothing to hang up.
        forgetSocket(input);
        checkTransition(before, step.actions());
        checkWait(phase);
        checkStash(phase);
        checkPresent();
    }

    /** However random the way: no more tries than a schedule that begins anew with each fresh start and useful minute. */
    void checkAttempts() {
        Duration walked = now.monotonic().minus(began);
        long schedules = 1 + freshStarts + walked.toMinutes();
        assertThat(connects).isLessThanOrEqualTo((int) (6 * schedules + walked.toSeconds() / 12 + 1));
    }

    /** Time passes: up to the next deadline or not so far, and sometimes the machine sleeps. */
    private boolean pass() {
        Duration monotonic = Duration.ofMillis(random.nextInt(4) == 0 ? 0 : random.nextInt(3000));
        Optional<Duration> due = link.wakeAt().map(wake -> wake.minus(now.monotonic()));
        boolean ticks = due.filter(wait -> wait.compareTo(monotonic) <= 0).isPresent();
        Duration passed = ticks ? longer(due.get(), Duration.ZERO) : monotonic;
        boolean sleeps = random.nextInt(100) == 0;
        Duration slept = sleeps ? Duration.ofSeconds(random.nextInt(100_000)) : Duration.ZERO;
        freshStarts += sleeps ? 2 : 0;
        now = new Moment(now.wall().plus(passed).plus(slept), now.monotonic().plus(passed));
        return ticks;
    }

    private Input timeFor(boolean tick) {
        if (tick) {
            return new Input.Tick();
        }
        return random.nextInt(12) == 0 ? command() : news();
    }

    private Input command() {
        freshStarts++;
        return switch (random.nextInt(9)) {
            case 0 -> new Input.Close();
            case 1 -> new Input.Suspend();
            case 2 -> new Input.Resume();
            case 3 -> new Input.Reconnect();
            case 4 -> new Input.Unauthorized("refresh refused");
            case 5 -> new Input.CredentialsRenewed();
            case 6 -> new Input.Gone(404, "no such consultation");
            default -> new Input.Open();
        };
    }

    private Input news() {
        int ofSocket = random.nextInt(10) == 0 ? random.nextInt(20) : socket;
        int ofRead = random.nextInt(10) == 0 ? random.nextInt(100) : read;
        Duration retryAfter = random.nextInt(10) == 0 ? Duration.ofSeconds(random.nextInt(1000)) : Duration.ZERO;
        return switch (random.nextInt(16)) {
            case 0 -> new Input.SocketClosed(ofSocket, 1006, "");
            case 1 -> new Input.SocketRefused(ofSocket, 503, "busy", retryAfter);
            case 2 -> new Input.SocketFailed(ofSocket, "reset");
            case 3 -> new Input.SocketBroken("malformed frames");
            case 4 -> new Input.MessageSeen();
            case 5 -> new Input.Tick();
            case 6, 7 -> new Input.SocketOpened(ofSocket);
            case 8, 9, 10 -> new Input.ReadSucceeded(ofRead, random.nextBoolean());
            case 11, 12 -> new Input.ReadFailed(ofRead, "timeout", retryAfter);
            default -> new Input.FrameReceived(ofSocket);
        };
    }

    private void notice(Input input) {
        if ((input instanceof Input.ReadSucceeded succeeded && succeeded.read() == read)
                || (input instanceof Input.ReadFailed failed && failed.read() == read)) {
            read = 0;
        }
        framed |= input instanceof Input.FrameReceived received && received.socket() == socket;
    }

    private void forgetSocket(Input input) {
        if ((input instanceof Input.SocketClosed closed && closed.socket() == socket)
                || (input instanceof Input.SocketRefused refused && refused.socket() == socket)
                || (input instanceof Input.SocketFailed failed && failed.socket() == socket)) {
            socket = 0;
        }
    }

    private void perform(Action action) {
        if (action instanceof Action.ConnectSocket connect) {
            assertThat(socket).as("one socket at most").isZero();
            socket = connect.socket();
            framed = false;
            connects++;
        } else if (action instanceof Action.CloseSocket) {
            assertThat(socket).as("a socket to be closed").isPositive();
            socket = 0;
        } else if (action instanceof Action.SendPing) {
            assertThat(socket).as("a socket to be pinged").isPositive();
        } else if (action instanceof Action.Read asked) {
            assertThat(read).as("one read at most").isZero();
            read = asked.read();
        } else if (action instanceof Action.StopRead) {
            assertThat(read).as("a read to be stopped").isPositive();
            read = 0;
        }
    }

    private void checkTransition(Connection before, List<Action> actions) {
        Connection after = link.connection();
        List<Action> told = actions.stream()
                .filter(action -> action instanceof Action.Transitioned)
                .toList();
        if (after.saysTheSameAs(before)) {
            assertThat(told).isEmpty();
            assertThat(after.since()).isEqualTo(before.since());
        } else {
            assertThat(told).containsExactly(new Action.Transitioned(before, after));
            assertThat(after.since()).isEqualTo(now.wall());
        }
    }

    /** Whoever has lost a socket waits at least the floor of its schedule, and never for ever. */
    private void checkWait(Phase before) {
        if (link.state().phase() instanceof Polling polling && !(before instanceof Polling)) {
            int failures = link.state().sockets().failures();
            Backoff backoff = FakeShell.SETTINGS.reconnect();
            Duration wait = polling.tryAt().minus(now.monotonic());
            assertThat(wait)
                    .isBetween(
                            backoff.delay(failures, Duration.ZERO, 0),
                            backoff.delay(failures, Backoff.LONGEST_RETRY_AFTER, 1));
        }
    }

    private void checkPresent() {
        State state = link.state();
        assertThat(state.phase().hasSocket()).isEqualTo(socket != 0);
        assertThat(state.reading().isUnderWay()).isEqualTo(read != 0);
        assertThat(link.wakeAt().isEmpty()).isEqualTo(state.phase() instanceof Phase.Resting);
        if (link.connection().mode() == Mode.LIVE || link.transport() == Transport.SOCKET || link.stashing()) {
            assertThat(framed && socket != 0)
                    .as("a frame of the present socket")
                    .isTrue();
        }
    }

    private void checkStash(Phase before) {
        if (!before.stashing()) {
            stashingSince = now.monotonic();
        }
        assertThat(link.stashing() && now.monotonic().minus(stashingSince).compareTo(Duration.ofSeconds(3)) >= 0)
                .as("frames that wait too long")
                .isFalse();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
