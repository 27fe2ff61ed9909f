package dev.lumed.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** All the chance there is in a virtual world: from one seed always the same. */
public final class Dice {
    private final SplittableRandom random;

    public Dice(long seed) {
        this(new SplittableRandom(seed));
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Dice of their own, so that what is drawn for one thing does not change what comes of another. */
    Dice fork() {
        return new Dice(random.split());
    }

    boolean chance(double odds) {
        return random.nextDouble() < odds;
    }

    /** From 0 to {@code bound}, without it. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From {@code low} to {@code high}, with both. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    public Duration between(Duration low, Duration high) {
        return low.plusNanos((long) (random.nextDouble() * high.minus(low).toNanos()));
    }

    /** From [0, 1). */
    public double even() {
        return random.nextDouble();
    }

    <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    /** Of 32 hexadecimal digits, which never begins like another. */
    String id() {
        return String.format("%016x%016x", random.nextLong(), random.nextLong());
    }
}
