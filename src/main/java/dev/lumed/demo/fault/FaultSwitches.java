package dev.lumed.demo.fault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which faults are on. Switched and asked from any thread; for each fault and consultation there is at most one switch,
 * and one for the consultation goes before one for all.
 */
public final class FaultSwitches {

    private static final int MOST = 1_000;

    private final List<FaultSwitch> switches = new ArrayList<>();
    private volatile Runnable changed = () -> {};

    /** Has something done after each time that a fault was switched on, for those that it concerns at once. */
    public void whenChanged(Runnable action) {
        changed = action;
    }

    /** Switches a fault on, in place of what was there for the same fault and consultation. */
    public void put(FaultSwitch added) {
        add(added);
        changed.run();
    }

    private synchronized void add(FaultSwitch added) {
        switches.removeIf(present -> present.fault() == added.fault() && sameScope(present, added.consultation()));
        if (switches.size() >= MOST) {
            throw new BadSwitchException("faults", "more than " + MOST, "at most " + MOST + " switches");
        }
        switches.add(added);
        switches.sort(Comparator.comparing(present -> present.consultation() == null));
    }

    /** Switches a fault on with its defaults, everywhere and for ever. */
    public void put(Fault fault) {
        put(FaultSwitch.of(fault));
    }

    /** Puts these switches in the place of all that were there. */
    public void replace(Collection<FaultSwitch> all) {
        synchronized (this) {
            switches.clear();
            all.forEach(this::add);
        }
        changed.run();
    }

    public synchronized void clear() {
        switches.clear();
    }

    /** Switches a fault off, everywhere and for each consultation. */
    public synchronized void clear(Fault fault) {
        switches.removeIf(present -> present.fault() == fault);
    }

    /** Switches a fault off for one consultation. */
    public synchronized void clear(Fault fault, String consultation) {
        switches.removeIf(present -> present.fault() == fault && sameScope(present, consultation));
    }

    /** The switches as they are now, {@code skip} and {@code times} counted down. */
    public synchronized List<FaultSwitch> current() {
        return List.copyOf(switches);
    }

    /** Counts one occurrence, and tells whether and how it goes wrong. */
    public Optional<FaultSwitch> take(Fault fault, @Nullable String consultation) {
        return take(fault, consultation, present -> true);
    }

    public Optional<FaultSwitch> take(Fault fault, CallKind kind, @Nullable String consultation) {
        return take(fault, consultation, present -> present.concerns(kind));
    }

    /** Counts an occurrence only where the switch fits the occasion. */
    public synchronized Optional<FaultSwitch> take(
            Fault fault, @Nullable String consultation, Predicate<FaultSwitch> fits) {
        for (int i = 0; i < switches.size(); i++) {
            FaultSwitch present = switches.get(i);
            if (present.fault() == fault && includes(present, consultation) && fits.test(present)) {
                return countDown(i, present);
            }
        }
        return Optional.empty();
    }

    private Optional<FaultSwitch> countDown(int index, FaultSwitch present) {
        if (present.skip() > 0) {
            switches.set(index, present.skip(present.skip() - 1));
            return Optional.empty();
        }
        if (present.times() == 1) {
            switches.remove(index);
        } else if (present.times() > 1) {
            switches.set(index, present.times(present.times() - 1));
        }
        return Optional.of(present);
    }

    private static boolean includes(FaultSwitch present, @Nullable String consultation) {
        String only = present.consultation();
        return only == null || only.equals(consultation);
    }

    private static boolean sameScope(FaultSwitch present, @Nullable String consultation) {
        String only = present.consultation();
        return only == null ? consultation == null : only.equals(consultation);
    }
}
