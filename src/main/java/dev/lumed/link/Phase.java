package dev.lumed.link;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a link stands, with one rule for each thing that can happen there. What a group of phases has in common is
 * written once, in the group; what means nothing in a phase leaves everything as it is.
 */
sealed interface Phase {

    Shown shown(Reading reading);

    Transport transport(Reading reading);

    default boolean stashing() {
        return false;
    }

    boolean hasSocket();

    /** When {@link #due} has something to do, all but reads. */
    Stream<Duration> deadlines();

    Turn open(Turn turn);

    Turn close(Turn turn);

    Turn suspend(Turn turn);

    Turn resume(Turn turn);

    Turn reconnect(Turn turn);

    Turn unauthorized(Turn turn, String reason);

    Turn credentialsRenewed(Turn turn);

    Turn gone(Turn turn, String reason);

    Turn socketOpened(Turn turn);

    Turn frameReceived(Turn turn);

    Turn socketLost(Turn turn, Loss loss);

    /** The read {@link Reading#last()} has succeeded. */
    Turn readSucceeded(Turn turn);

    /** Makes the read that is due. */
    Turn read(Turn turn);

    /** How long to wait for the next read after one that succeeded; empty: none is needed. */
    Optional<Duration> pause(Turn turn);

    Turn messageSeen(Turn turn);

    /** A deadline may have been reached. */
    Turn due(Turn turn);

    /** The machine or the process has slept: what was heard before is worth nothing. */
    Turn woke(Turn turn);

    /** Nothing is connected and nothing happens by itself: there is no deadline, since none would change anything. */
    sealed interface Resting extends Phase permits Closed, Suspended, Unauthorized, Gone {

        @Override
        default Transport transport(Reading reading) {
            return Transport.NONE;
        }

        @Override
        default boolean hasSocket() {
            return false;
        }

        @Override
        default Stream<Duration> deadlines() {
            return Stream.empty();
        }

        @Override
        default Turn open(Turn turn) {
            return turn.start("opened");
        }

        @Override
        default Turn close(Turn turn) {
            return turn.rest(new Closed("closed"), "closed");
        }

        @Override
        default Turn suspend(Turn turn) {
            return turn;
        }

        @Override
        default Turn resume(Turn turn) {
            return turn;
        }

        @Override
        default Turn reconnect(Turn turn) {
            return turn;
        }

        @Override
        default Turn unauthorized(Turn turn, String reason) {
            return turn;
        }

        @Override
        default Turn credentialsRenewed(Turn turn) {
            return turn;
        }

        @Override
        default Turn gone(Turn turn, String reason) {
            return turn;
        }

        @Override
        default Turn socketOpened(Turn turn) {
            return turn;
        }

        @Override
        default Turn frameReceived(Turn turn) {
            return turn;
        }

        @Override
        default Turn socketLost(Turn turn, Loss loss) {
            return turn;
        }

        @Override
        default Turn readSucceeded(Turn turn) {
            return turn;
        }

        @Override
        default Turn read(Turn turn) {
            return turn;
        }

        @Override
        default Optional<Duration> pause(Turn turn) {
            return Optional.empty();
        }

        @Override
        default Turn messageSeen(Turn turn) {
            return turn;
        }

        @Override
        default Turn due(Turn turn) {
            return turn;
        }

        @Override
        default Turn woke(Turn turn) {
            return turn;
        }
    }

    /** The conversation is open, and one way or another it is kept up to date. */
    sealed interface Active extends Phase permits Trying, Polling, Listening {

        @Override
        default Turn open(Turn turn) {
            return turn;
        }

        @Override
        default Turn close(Turn turn) {
            return turn.rest(new Closed("closed"), "closed");
        }

        @Override
        default Turn suspend(Turn turn) {
            return turn.rest(new Suspended(), "suspended");
        }

        @Override
        default Turn resume(Turn turn) {
            return woke(turn);
        }

        @Override
        default Turn unauthorized(Turn turn, String reason) {
            return turn.rest(new Unauthorized(reason), "unauthorized");
        }

        /** What is under way takes them by itself; what is connected does not need them. */
        @Override
        default Turn credentialsRenewed(Turn turn) {
            return turn;
        }

        @Override
        default Turn gone(Turn turn, String reason) {
            return turn.rest(new Gone(reason), "gone");
        }

        @Override
        default Turn readSucceeded(Turn turn) {
            return turn;
        }

        @Override
        default Turn messageSeen(Turn turn) {
            return turn.messageSeen();
        }
    }
}
