package dev.lumed.cli;

import java.time.Duration;

/** How a command waits before it tries again. */
@FunctionalInterface
interface Pause {

    Pause REAL = duration -> Thread.sleep(duration.toMillis());

    void last(Duration duration) throws InterruptedException;
}
