package dev.lumed.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Which faults strike, and how often. Each world draws a few of them, each at an intensity of its own: where everything
 * goes wrong at once most of it never gets a chance to (A. Groce et al., "Swarm Testing", 2012).
 */
public final class Weather {
    private static final double CALM = 0.15;
    private static final double MOST_KINDS = 0.5;

    private final Dice dice;
    private final Map<Fault, Double> odds = new EnumMap<>(Fault.class);
    private final Map<Fault, Integer> struck = new EnumMap<>(Fault.class);

    private Weather(Dice dice) {
        this.dice = dice;
    }

    /** Nothing goes wrong until it is set to. */
    public static Weather fair(Dice dice) {
        return new Weather(dice);
    }

    static Weather drawn(Dice dice) {
        Weather weather = new Weather(dice);
        double share = dice.chance(CALM) ? 0 : dice.even() * MOST_KINDS;
        for (Fault fault : Fault.values()) {
            if (dice.chance(share)) {
                weather.set(fault, fault.most() * dice.even());
            }
        }
        return weather;
    }

    /** All of these and no others, each at half its most or more. */
    static Weather of(Dice dice, Set<Fault> faults) {
        Weather weather = new Weather(dice);
        faults.forEach(fault -> weather.set(fault, fault.most() * (1 + dice.even()) / 2));
        return weather;
    }

    public void set(Fault fault, double chance) {
        odds.put(fault, chance);
    }

    public void clear(Fault fault) {
        odds.remove(fault);
    }

    /** From now on nothing goes wrong any more. */
    void heal() {
        odds.clear();
    }

    /** Whether it strikes this time; it is counted. */
    public boolean strikes(Fault fault) {
        Double chance = odds.get(fault);
        if (chance == null || !dice.chance(chance)) {
            return false;
        }
        struck.merge(fault, 1, Integer::sum);
        return true;
    }

    /** How often each fault has struck; those that never did are missing. */
    Map<Fault, Integer> struck() {
        return Map.copyOf(struck);
    }

    @Override
    public String toString() {
        return odds.toString();
    }
}
