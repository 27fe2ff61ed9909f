package dev.lumed.link;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The socket delivers, and nothing is missing. */
record Live(Pulse pulse) implements Listening {

    @Override
    public Shown shown(Reading reading) {
        return new Shown(Mode.LIVE, null);
    }

    @Override
    public Live with(Pulse next) {
        return new Live(next);
    }

    @Override
    public Stream<Duration> deadlines() {
        return Stream.of(pulse.due());
    }

    @Override
    public Turn read(Turn turn) {
        return turn.read(Purpose.RESYNC);
    }

    @Override
    public Optional<Duration> pause(Turn turn) {
        return Optional.of(Cadence.spread(turn.settings().timeouts().resyncInterval(), turn.jitter()));
    }
}
