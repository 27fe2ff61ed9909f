package dev.lumed.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What stands around a link in a test: it has the time, keeps the timer, and remembers what it was asked for. Every wait
 * is drawn at its longest unless a test says otherwise.
 */
final class FakeShell {

    static final Instant START = Instant.parse("2024-05-01T08:00:00Z");

    /** As documented. */
    static final LinkSettings SETTINGS = settings(true, adaptive(true));

    /** More ticks than any way of waiting needs: a link that wants to be woken for nothing is found, not waited for. */
    private static final int TOO_MANY_TICKS = 10_000;

    private final List<Action.Transitioned> transitions = new ArrayList<>();
    private Link link;
    private Moment now = new Moment(START, Duration.ofHours(-1));
    private double jitter = 1;

    private FakeShell(LinkSettings settings) {
        link = Link.closed(settings, now);
    }

    static LinkSettings settings(boolean webSocketEnabled, Cadence polling) {
        return new LinkSettings(
                webSocketEnabled,
                new LinkSettings.Timeouts(
                        Duration.ofSeconds(10),
                        Duration.ofMillis(1500),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5)),
                new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(32), 2, 0.2, 5, Duration.ofMinutes(1)),
                polling);
    }

    static Cadence adaptive(boolean adaptive) {
        return new Cadence(
                adaptive,
                Duration.ofSeconds(3),
                List.of(
                        new Cadence.Tier(Duration.ofSeconds(30), Duration.ofSeconds(2)),
                        new Cadence.Tier(Duration.ofSeconds(300), Duration.ofSeconds(5))),
                Duration.ofSeconds(10));
    }

    static FakeShell closed() {
        return closed(SETTINGS);
    }

    static FakeShell closed(LinkSettings settings) {
        return new FakeShell(settings);
    }

    /** Just opened: socket 1 is being opened, read 1 is under way. */
    static FakeShell connecting() {
        FakeShell shell = closed();
        shell.tell(new Input.Open());
        return shell;
    }

    /** The first try takes long: socket 1 is being opened, reads 1 and 2 succeeded, the next poll is due in 2 s. */
    static FakeShell hedging() {
        FakeShell shell = connecting();
        shell.tell(new Input.ReadSucceeded(1, false));
        shell.pass(Duration.ofMillis(1500));
        shell.tell(new Input.ReadSucceeded(2, false));
        return shell;
    }

    /** Socket 1 was refused: the next try is due in 2 s, and so is the next poll; reads 1 and 2 succeeded. */
    static FakeShell polling() {
        FakeShell shell = connecting();
        shell.tell(new Input.ReadSucceeded(1, false));
        shell.tell(new Input.SocketRefused(1, 503, "busy", Duration.ZERO));
        shell.tell(new Input.ReadSucceeded(2, false));
        return shell;
    }

    /** Socket 1 has delivered its first frame; read 2, which fills the gap, is under way. */
    static FakeShell catchingUp() {
        FakeShell shell = connecting();
        shell.tell(new Input.ReadSucceeded(1, false));
        shell.tell(new Input.SocketOpened(1));
        shell.tell(new Input.FrameReceived(1));
        return shell;
    }

    /** Socket 1 is live; reads 1 and 2 succeeded. */
    static FakeShell live() {
        FakeShell shell = catchingUp();
        shell.tell(new Input.ReadSucceeded(2, false));
        return shell;
    }

    static FakeShell suspended() {
        FakeShell shell = live();
        shell.tell(new Input.Suspend());
        return shell;
    }

    static FakeShell unauthorized() {
        FakeShell shell = live();
        shell.tell(new Input.Unauthorized("refresh refused"));
        return shell;
    }

    static FakeShell gone() {
        FakeShell shell = live();
        shell.tell(new Input.Gone(404, "no such consultation"));
        return shell;
    }

    FakeShell drawing(double share) {
        jitter = share;
        return this;
    }

    /** What the link asks for, transitions apart. */
    List<Action> tell(Input input) {
        Step step = link.after(input, now, jitter);
        link = step.next();
        List<Action> asked = new ArrayList<>();
        for (Action action : step.actions()) {
            if (action instanceof Action.Transitioned transition) {
                transitions.add(transition);
            } else {
                asked.add(action);
            }
        }
        return asked;
    }

    /** Time passes, with a tick at every deadline; nothing is answered. */
    List<Action> pass(Duration time) {
        return pass(time, action -> {});
    }

    /** Time passes while all is well: pings bring pongs, and reads succeed without news. */
    List<Action> passWell(Duration time) {
        return pass(time, this::answerWell);
    }

    private List<Action> pass(Duration time, Consumer<Action> answer) {
        List<Action> asked = new ArrayList<>();
        Duration end = now.monotonic().plus(time);
        int ticks = 0;
        for (Optional<Duration> due = dueBy(end); due.isPresent(); due = dueBy(end)) {
            assertThat(ticks++).as("ticks").isLessThan(TOO_MANY_TICKS);
            advance(due.get().minus(now.monotonic()));
            List<Action> actions = tell(new Input.Tick());
            asked.addAll(actions);
            actions.forEach(answer);
        }
        advance(end.minus(now.monotonic()));
        return asked;
    }

    /** Both clocks go on, but nobody ticks: the process is stopped. */
    void stall(Duration time) {
        advance(time);
    }

    /** Only the wall clock goes on: the machine sleeps, or somebody sets the clock. */
    void shiftWall(Duration time) {
        now = new Moment(now.wall().plus(time), now.monotonic());
    }

    Link link() {
        return link;
    }

    Phase phase() {
        return link.state().phase();
    }

    Mode mode() {
        return link.connection().mode();
    }

    String reason() {
        return String.valueOf(link.connection().reason());
    }

    Moment now() {
        return now;
    }

    /** How long until the link wants to be woken. */
    Duration untilWake() {
        return link.wakeAt().orElseThrow().minus(now.monotonic());
    }

    List<Action.Transitioned> transitions() {
        return transitions;
    }

    private void answerWell(Action action) {
        if (action instanceof Action.Read read) {
            tell(new Input.ReadSucceeded(read.read(), false));
        } else if (action instanceof Action.SendPing) {
            tell(new Input.FrameReceived(link.state().sockets().last()));
        }
    }

    private Optional<Duration> dueBy(Duration end) {
        return link.wakeAt().filter(due -> due.compareTo(end) <= 0);
    }

    private void advance(Duration time) {
        if (!time.isNegative()) {
            now = new Moment(now.wall().plus(time), now.monotonic().plus(time));
        }
    }
}
