package dev.lumed.demo.line;

import java.time.Duration;

/**
 * How late bytes are.
 *
 * @param bytesPerSecond 0 for no limit
 */
public record Slowness(Duration delay, int bytesPerSecond) {

    public static final Slowness NONE = new Slowness(Duration.ZERO, 0);

    long transmissionNanos(int bytes) {
        return bytesPerSecond == 0 ? 0 : bytes * 1_000_000_000L / bytesPerSecond;
    }

    /** Bytes go out in parts that take a tenth of a second each. */
    int partSize(int bytes) {
        return bytesPerSecond == 0 ? Math.max(bytes, 1) : Math.max(bytesPerSecond / 10, 1);
    }
}
