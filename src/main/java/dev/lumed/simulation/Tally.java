package dev.lumed.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What many worlds came to, put together; they may be played by several threads at once. */
public final class Tally {
    private static final int MOST_KEPT = 20;

    private final Map<Fault, Long> struck = new EnumMap<>(Fault.class);
    private final List<World.Fate> unwell = new ArrayList<>();
    private long worlds;
    private long unwellWorlds;

    public Tally() {
        for (Fault fault : Fault.values()) {
            struck.put(fault, 0L);
        }
    }

    public synchronized void add(World.Fate fate) {
        worlds++;
        fate.struck().forEach((fault, times) -> struck.merge(fault, (long) times, Long::sum));
        if (!fate.isWell()) {
            unwellWorlds++;
            keep(fate);
        }
    }

    /** The smallest seeds, whichever thread was faster. */
    private void keep(World.Fate fate) {
        unwell.add(fate);
        unwell.sort(Comparator.comparingLong(World.Fate::seed));
        if (unwell.size() > MOST_KEPT) {
            unwell.remove(MOST_KEPT);
        }
    }

    public synchronized long worlds() {
        return worlds;
    }

    public synchronized long unwellWorlds() {
        return unwellWorlds;
    }

    /** Those of the smallest seeds, twenty at the most. */
    public synchronized List<World.Fate> unwell() {
        return List.copyOf(unwell);
    }

    /** How often each fault has struck, also if it never did. */
    public synchronized Map<Fault, Long> struck() {
        return Collections.unmodifiableMap(new EnumMap<>(struck));
    }
}
