package dev.lumed.simulation;

import java.time.Duration;
import java.util.function.Consumer;

/** One direction of a connection: late, in order, and silent for ever once it is dead. */
final class Path {
    private static final Duration QUICKEST = Duration.ofMillis(5);
    private static final Duration SLOW = Duration.ofMillis(150);
    private static final Duration SLOWEST = Duration.ofSeconds(2);

    private final Agenda agenda;
    private final Dice dice;
    private final Weather weather;
    private final Consumer<String> far;
    private long clearAt;
    private boolean dead;

    Path(Agenda agenda, Dice dice, Weather weather, Consumer<String> far) {
        this.agenda = agenda;
        this.dice = dice;
        this.weather = weather;
        this.far = far;
    }

    /** What this way takes at the moment. */
    static Duration latency(Dice dice, Weather weather) {
        return dice.between(QUICKEST, weather.strikes(Fault.SLOW_NETWORK) ? SLOWEST : SLOW);
    }

    void carry(String text) {
        Duration latency = latency(dice, weather);
        clearAt = Math.max(clearAt, agenda.nanos() + latency.toNanos());
        arriveAt(clearAt, text);
    }

    /** As {@link #carry}, but whatever follows may overtake it. */
    void dawdle(String text) {
        arriveAt(agenda.nanos() + dice.between(QUICKEST, SLOWEST).toNanos(), text);
    }

    private void arriveAt(long nanos, String text) {
        agenda.in(Duration.ofNanos(nanos - agenda.nanos()), () -> {
            if (!dead) {
                far.accept(text);
            }
        });
    }

    void die() {
        dead = true;
    }
}
