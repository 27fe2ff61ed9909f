package dev.lumed.link;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Polling while a socket is being opened: the first one that takes long, or every further one. */
record Hedging(Attempt attempt, String reason) implements Trying {

    @Override
    public Shown shown(Reading reading) {
        return Shown.polling(reading, reason, Optional.empty());
    }

    @Override
    public Transport transport(Reading reading) {
        return Polling.transportOf(reading);
    }

    @Override
    public Trying with(Attempt next) {
        return new Hedging(next, reason);
    }

    @Override
    public Stream<Duration> deadlines() {
        return Stream.of(attempt.deadline());
    }

    @Override
    public Turn reconnect(Turn turn) {
        return turn.startWhilePolling("reconnect asked for");
    }

    /** Polling goes on as it was. */
    @Override
    public Turn socketLost(Turn turn, Loss loss) {
        return turn.lose(attempt.life(), loss);
    }

    @Override
    public Turn read(Turn turn) {
        return turn.read(Purpose.POLL);
    }

    @Override
    public Optional<Duration> pause(Turn turn) {
        return Polling.pauseOf(turn);
    }

    @Override
    public Turn due(Turn turn) {
        return turn.isDue(attempt.deadline()) ? giveUp(turn) : turn;
    }

    @Override
    public Turn woke(Turn turn) {
        return turn.startWhilePolling("woken up");
    }
}
