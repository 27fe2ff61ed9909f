package dev.lumed.measurements;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Times the same work on several subjects, in turn and over and over, so that what else the machine does falls on all of
 * them alike; what counts is the first quartile of the rounds of each.
 */
final class Stopwatch {
    private static final int NANOS_A_MICROSECOND = 1000;

    private Stopwatch() {}

    /** Work that is done so many times at once. */
    record Batch<S>(int times, Consumer<S> work) {}

    /** Microseconds that the work takes once, by the names of the subjects. */
    static <S> Map<Integer, Double> micros(Map<Integer, S> subjects, int rounds, Batch<S> batch) {
        Map<Integer, List<Long>> taken = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            subjects.forEach((size, subject) -> {
                long begun = System.nanoTime();
                batch.work().accept(subject);
                taken.computeIfAbsent(size, each -> new ArrayList<>()).add(System.nanoTime() - begun);
            });
        }
        Map<Integer, Double> quartiles = new LinkedHashMap<>();
        taken.forEach((size, nanos) -> {
            nanos.sort(null);
            quartiles.put(size, nanos.get(nanos.size() / 4) / (double) (batch.times() * NANOS_A_MICROSECOND));
        });
        return quartiles;
    }
}
