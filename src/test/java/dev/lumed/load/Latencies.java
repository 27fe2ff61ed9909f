package dev.lumed.load;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** How long many calls took; what comes after the first {@value #MOST} is not kept. */
public final class Latencies {
    private static final int MOST = 1_000_000;
    private static final double NANOS_A_MILLISECOND = 1e6;

    private final long[] nanos = new long[MOST];
    private final AtomicInteger count = new AtomicInteger();

    /** Notes one that took so many nanoseconds. */
    public void add(long taken) {
        int at = count.getAndIncrement();
        if (at < MOST) {
            nanos[at] = taken;
        }
    }

    @Override
    public String toString() {
        long[] sorted = Arrays.copyOf(nanos, Math.min(MOST, count.get()));
        Arrays.sort(sorted);
        return sorted.length == 0
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "%,d calls: p50 %.1f, p90 %.1f, p99 %.1f, p99.9 %.1f, max %.1f ms",
                        sorted.length,
                        at(sorted, 0.5),
                        at(sorted, 0.9),
                        at(sorted, 0.99),
                        at(sorted, 0.999),
                        at(sorted, 1));
    }

    private static double at(long[] sorted, double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1] / NANOS_A_MILLISECOND;
    }
}
