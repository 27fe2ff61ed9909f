package dev.lumed.cli;

import java.nio.file.Path;
import java.time.Duration;

/** How a command waits before it tries again. */
@FunctionalInterface
interface Pause extends AutoCloseable {

    /** Begins to look at a file, whose change ends the waiting. */
    @FunctionalInterface
    interface Source {
        Pause until(Path file);
    }

    /** Waits so long at most. */
    void last(Duration longest) throws InterruptedException;

    @Override
    default void close() {}
}
