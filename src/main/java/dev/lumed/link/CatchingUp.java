package dev.lumed.link;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The socket is back, and what was missed before is being read. Until that has succeeded reads go on, and frames wait
 * for it; but only for a few seconds, since reads that fail must not hide a stream that flows.
 *
 * @param before what people were shown so far, and still are while frames wait
 * @param firstRead the first read that covers the gap; those before it started too early
 * @param stashUntil when frames no longer wait; absent: they do not
 */
record CatchingUp(Pulse pulse, Trying before, int firstRead, @Nullable Duration stashUntil) implements Listening {

    private static final Duration LONGEST_STASH = Duration.ofSeconds(3);

    static CatchingUp after(Trying before, Turn turn) {
        Pulse pulse = Pulse.began(turn.now(), turn.settings().timeouts().pingInterval());
        return new CatchingUp(
                pulse, before, turn.reading().last() + 1, turn.now().plus(LONGEST_STASH));
    }

    @Override
    public Shown shown(Reading reading) {
        if (stashing()) {
            return before.shown(reading);
        }
        String trouble = reading.trouble().reason();
        String reason = trouble == null ? "history is still being read" : "history cannot be read: " + trouble;
        return new Shown(Mode.LIVE, reason, Optional.ofNullable(reading.next()));
    }

    @Override
    public boolean stashing() {
        return stashUntil != null;
    }

    @Override
    public CatchingUp with(Pulse next) {
        return new CatchingUp(next, before, firstRead, stashUntil);
    }

    @Override
    public Stream<Duration> deadlines() {
        return Stream.concat(Stream.of(pulse.due()), Stream.ofNullable(stashUntil));
    }

    @Override
    public Turn readSucceeded(Turn turn) {
        return turn.reading().last() >= firstRead ? turn.enter(new Live(pulse)) : turn;
    }

    @Override
    public Turn read(Turn turn) {
        return turn.read(Purpose.GAP);
    }

    @Override
    public Optional<Duration> pause(Turn turn) {
        return Optional.empty();
    }

    @Override
    public Turn due(Turn turn) {
        return stashUntil != null && turn.isDue(stashUntil)
                ? turn.enter(new CatchingUp(pulse, before, firstRead, null))
                : Listening.super.due(turn);
    }
}
