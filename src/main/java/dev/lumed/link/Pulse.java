package dev.lumed.link;

import java.time.Duration;

/**
 * The signs of life of a socket that delivers frames: only what comes in is one.
 *
 * @param first when its first frame came
 * @param last when its latest frame came
 * @param due when silence has lasted too long: then a ping goes out, or its answer is missing
 */
record Pulse(Duration first, Duration last, Duration due, Awaited awaited) {

    /** What is to come by the time that is due. */
    enum Awaited {
        ANYTHING,
        PONG,
        /** The answer to the ping that was sent on waking up. */
        PROOF
    }

    static Pulse began(Duration now, Duration pingInterval) {
        return new Pulse(now, now, now.plus(pingInterval), Awaited.ANYTHING);
    }

    Pulse heard(Duration now, Duration pingInterval) {
        return new Pulse(first, now, now.plus(pingInterval), Awaited.ANYTHING);
    }

    Pulse awaiting(Awaited answer, Duration until) {
        return new Pulse(first, last, until, answer);
    }

    /** Its life up to the sign that ended it. */
    Life lifeUntil(Duration end) {
        return Life.of(end.minus(first));
    }

    /** Its life if it ended in silence: nobody knows for how long it has been dead. */
    Life lifeUntilSilence() {
        return lifeUntil(last);
    }
}
