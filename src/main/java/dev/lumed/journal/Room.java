package dev.lumed.journal;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Whether the store takes what is written. The room that the file system tells says nothing of a quota, a limit or a disk
 * that fails: these only show in a write that does. After one, nothing is promised until a write has succeeded again.
 */
final class Room {

    private final AtomicBoolean trying = new AtomicBoolean();
    private volatile boolean refused;

    void refused() {
        refused = true;
    }

    void took() {
        refused = false;
    }

    /** Where a write has failed, the next one is tried, which a later call learns of. */
    boolean takes(Supplier<CompletionStage<?>> write) {
        boolean takes = !refused;
        if (!takes && trying.compareAndSet(false, true)) {
            write.get().whenComplete((done, failure) -> trying.set(false));
        }
        return takes;
    }
}
