package dev.lumed.measurements;

import java.lang.ref.Reference;
import java.util.function.Supplier;

/** How much of the heap something takes. */
public final class Heap {
    private static final int COLLECTIONS = 6;

    private Heap() {}

    /** Bytes of what is made, with all that hangs on it. */
    public static <T> long bytesOf(Supplier<T> made) {
        long before = used();
        T kept = made.get();
        try {
            return used() - before;
        } finally {
            Reference.reachabilityFence(kept);
        }
    }

    /** Bytes of all that is held at this moment. */
    public static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
