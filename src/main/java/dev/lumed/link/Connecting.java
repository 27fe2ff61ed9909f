package dev.lumed.link;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fresh start: the socket is being opened while the history is read. A send waits, since the socket is most likely
 * there in an instant, and polling begins if it is not.
 */
record Connecting(Attempt attempt, Duration hedgeAt, String reason) implements Trying {

    @Override
    public Shown shown(Reading reading) {
        return new Shown(Mode.CONNECTING, reason);
    }

    @Override
    public Transport transport(Reading reading) {
        return Transport.NONE;
    }

    @Override
    public Trying with(Attempt next) {
        return new Connecting(next, hedgeAt, reason);
    }

    @Override
    public Stream<Duration> deadlines() {
        return Stream.of(hedgeAt, attempt.deadline());
    }

    @Override
    public Turn reconnect(Turn turn) {
        return turn.start("reconnect asked for");
    }

    @Override
    public Turn socketLost(Turn turn, Loss loss) {
        return turn.lose(attempt.life(), loss).read(Purpose.POLL);
    }

    @Override
    public Turn read(Turn turn) {
        return turn.read(Purpose.OPENING);
    }

    @Override
    public Optional<Duration> pause(Turn turn) {
        return Optional.empty();
    }

    @Override
    public Turn due(Turn turn) {
        if (turn.isDue(attempt.deadline())) {
            return giveUp(turn);
        }
        String overdue =
                "no frame within " + Turn.words(turn.settings().timeouts().hedgeAfter());
        return turn.isDue(hedgeAt) ? turn.enter(new Hedging(attempt, overdue)).read(Purpose.POLL) : turn;
    }

    @Override
    public Turn woke(Turn turn) {
        return turn.start("woken up");
    }
}
