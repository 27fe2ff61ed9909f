package dev.lumed.link;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * There is no socket: the list is read again and again, until it is time for the next try.
 *
 * @param tryAt when that is; absent where sockets are not to be used
 */
record Polling(@Nullable Duration tryAt, String reason) implements Phase.Active {

    static Polling only() {
        return new Polling(null, "websocket is disabled");
    }

    /** While reads fail, a send would only become one more whose outcome is unknown. */
    static Transport transportOf(Reading reading) {
        return reading.isFailing() ? Transport.NONE : Transport.REST;
    }

    static Optional<Duration> pauseOf(Turn turn) {
        Duration quiet = turn.now().minus(turn.reading().lastMessage());
        return Optional.of(turn.settings().polling().pause(quiet, turn.jitter()));
    }

    @Override
    public Shown shown(Reading reading) {
        return Shown.polling(reading, reason, Optional.ofNullable(tryAt));
    }

    @Override
    public Transport transport(Reading reading) {
        return transportOf(reading);
    }

    @Override
    public boolean hasSocket() {
        return false;
    }

    @Override
    public Stream<Duration> deadlines() {
        return Stream.ofNullable(tryAt);
    }

    @Override
    public Turn reconnect(Turn turn) {
        return turn.startWhilePolling("reconnect asked for");
    }

    @Override
    public Turn socketOpened(Turn turn) {
        return turn;
    }

    @Override
    public Turn frameReceived(Turn turn) {
        return turn;
    }

    @Override
    public Turn socketLost(Turn turn, Loss loss) {
        return turn;
    }

    @Override
    public Turn read(Turn turn) {
        return turn.read(Purpose.POLL);
    }

    @Override
    public Optional<Duration> pause(Turn turn) {
        return pauseOf(turn);
    }

    @Override
    public Turn due(Turn turn) {
        return tryAt != null && turn.isDue(tryAt) ? turn.connect(attempt -> new Hedging(attempt, reason)) : turn;
    }

    @Override
    public Turn woke(Turn turn) {
        return turn.startWhilePolling("woken up");
    }
}
