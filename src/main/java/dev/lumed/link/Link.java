package dev.lumed.link;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one conversation is connected at present; immutable. The shell tells it what happened, performs the actions in
 * their order, goes on with the next link, and keeps exactly one timer, which sends a {@link Input.Tick} at {@link
 * #wakeAt()}. The package's comment has the rules.
 */
public final class Link {

    private final LinkSettings settings;
    private final State state;
    private final Moment at;
    private final Instant since;

    private Link(LinkSettings settings, State state, Moment at, Instant since) {
        this.settings = settings;
        this.state = state;
        this.at = at;
        this.since = since;
    }

    /** A link that is not to be connected yet. */
    public static Link closed(LinkSettings settings, Moment now) {
        State state = new State(new Closed(null), Sockets.NONE, Reading.none(now.monotonic()));
        return new Link(settings, state, now, now.wall());
    }

    /** The same from the beginning, for a shell that lost its sockets and reads: news of those is still recognised. */
    public Link anew(Moment now) {
        Sockets sockets = state.sockets().forgiven();
        Reading reading = state.reading().stopped().forgiven(now.monotonic());
        return new Link(settings, new State(new Closed(null), sockets, reading), now, now.wall());
    }

    /** The same with another tuning, which holds for all that is decided from now on. */
    public Link tuned(LinkSettings other) {
        return new Link(other, state, at, since);
    }

    /**
     * What the input leads to.
     *
     * @param jitter drawn evenly from 0 to 1, anew for each input */
    public Step after(Input input, Moment now, double jitter) {
        Turn turn = new Turn(settings, now.monotonic(), jitter, state, List.of());
        Turn awake = hasSlept(now) ? state.phase().woke(turn) : turn;
        return stepTo(input.match(new Rules(awake)), now);
    }

    /** The earliest deadline by the monotonic clock, perhaps in the past; empty when nothing happens by itself. */
    public Optional<Duration> wakeAt() {
        return state.wakeAt();
    }

    public Connection connection() {
        Shown shown = state.shown();
        return new Connection(
                shown.mode(),
                since,
                shown.reason(),
                shown.retryAt().map(at::wallAt).orElse(null),
                shown.mode() == Mode.LIVE ? 0 : state.sockets().failures());
    }

    /** The way that a send may take now. */
    public Transport transport() {
        return state.phase().transport(state.reading());
    }

    /** Whether frames have to wait: a socket is back, and what was missed before it is still being read. */
    public boolean stashing() {
        return state.phase().stashing();
    }

    /** What the next input finds; for tests. */
    State state() {
        return state;
    }

    /** A tick long overdue tells of a stopped process, a wall clock that ran ahead of a machine that slept. */
    public boolean hasSlept(Moment now) {
        return now.wokeSince(at) || wakeAt().filter(now::overslept).isPresent();
    }

    private Step stepTo(Turn turn, Moment now) {
        Connection before = connection();
        Link same = new Link(settings, turn.state(), now, since);
        if (same.connection().saysTheSameAs(before)) {
            return new Step(same, turn.actions());
        }
        Link moved = new Link(settings, turn.state(), now, now.wall());
        List<Action> actions = new ArrayList<>(turn.actions());
        actions.add(new Action.Transitioned(before, moved.connection()));
        return new Step(moved, actions);
    }
}
