package dev.lumed.link;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** All that a link has to remember between two inputs, but for the time. */
record State(Phase phase, Sockets sockets, Reading reading) {

    State with(Phase next) {
        return new State(next, sockets, reading);
    }

    State with(Sockets next) {
        return new State(phase, next, reading);
    }

    State with(Reading next) {
        return new State(phase, sockets, next);
    }

    boolean isPresentSocket(int number) {
        return phase.hasSocket() && number == sockets.last();
    }

    boolean isPresentRead(int number) {
        return reading.isUnderWay() && number == reading.last();
    }

    Optional<Duration> wakeAt() {
        return Stream.concat(phase.deadlines(), reading.deadlines()).min(Comparator.naturalOrder());
    }

    Shown shown() {
        return phase.shown(reading);
    }
}
