package dev.lumed.link;

import dev.lumed.link.Pulse.Awaited;
import java.time.Duration;

/** A socket delivers frames, and is watched for its signs of life. */
sealed interface Listening extends Phase.Active permits CatchingUp, Live {

    /** How soon a socket must prove itself after a sleep. */
    Duration PROOF_WITHIN = Duration.ofSeconds(3);

    Pulse pulse();

    Listening with(Pulse pulse);

    @Override
    default Transport transport(Reading reading) {
        return Transport.SOCKET;
    }

    @Override
    default boolean hasSocket() {
        return true;
    }

    @Override
    default Turn reconnect(Turn turn) {
        return turn.start("reconnect asked for");
    }

    @Override
    default Turn socketOpened(Turn turn) {
        return turn;
    }

    @Override
    default Turn frameReceived(Turn turn) {
        return turn.enter(
                with(pulse().heard(turn.now(), turn.settings().timeouts().pingInterval())));
    }

    @Override
    default Turn socketLost(Turn turn, Loss loss) {
        return turn.lose(pulse().lifeUntil(turn.now()), loss).read(Purpose.POLL);
    }

    @Override
    default Turn due(Turn turn) {
        if (!turn.isDue(pulse().due())) {
            return turn;
        }
        return switch (pulse().awaited()) {
            case ANYTHING -> ping(turn, Awaited.PONG, turn.settings().timeouts().pongTimeout());
            case PONG -> dead(turn);
            case PROOF -> turn.start("socket did not survive the sleep");
        };
    }

    private Turn ping(Turn turn, Awaited answer, Duration within) {
        Pulse asked = pulse().awaiting(answer, turn.now().plus(within));
        return turn.enter(with(asked)).ask(new Action.SendPing());
    }

    private Turn dead(Turn turn) {
        String reason = "nothing received for " + Turn.words(turn.now().minus(pulse().last()));
        return turn.hangUp(Turn.GOING_AWAY, reason)
                .lose(pulse().lifeUntilSilence(), new Loss(reason))
                .read(Purpose.POLL);
    }

    /** A ping with a short deadline rather than a new socket: most naps are shorter than the patience of a network. */
    @Override
    default Turn woke(Turn turn) {
        return read(ping(turn, Awaited.PROOF, PROOF_WITHIN));
    }
}
