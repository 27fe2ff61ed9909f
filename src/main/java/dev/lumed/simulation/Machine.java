package dev.lumed.simulation;

import dev.lumed.conversation.Moment;
import java.time.Duration;
import java.time.Instant;

/**
 * What the daemon's computer shows as the time. Its monotonic clock stands while it sleeps, its wall clock may be wrong,
 * and nothing at all happens on it while it sleeps or the process is stopped.
 */
final class Machine {
    private final Agenda agenda;
    private final Dice dice;
    private Duration slept = Duration.ZERO;
    private boolean standing;
    private Duration wrongBy = Duration.ZERO;

    Machine(Agenda agenda, Dice dice) {
        this.agenda = agenda;
        this.dice = dice;
    }

    Duration monotonic() {
        return agenda.elapsed().minus(slept);
    }

    Instant wall() {
        return SimulatedServer.BEGINNING.plus(agenda.elapsed()).plus(wrongBy);
    }

    Moment now() {
        return new Moment(wall(), monotonic(), dice.even());
    }

    dev.lumed.link.Moment linkNow() {
        return new dev.lumed.link.Moment(wall(), monotonic());
    }

    void step(Duration by) {
        wrongBy = wrongBy.plus(by);
    }

    boolean stands() {
        return standing;
    }

    /** Nothing happens in the process from now on. */
    void stop() {
        standing = true;
    }

    void goOn() {
        standing = false;
    }

    /** It wakes up after a sleep of this length. */
    void wokeAfter(Duration sleep) {
        slept = slept.plus(sleep);
    }
}
