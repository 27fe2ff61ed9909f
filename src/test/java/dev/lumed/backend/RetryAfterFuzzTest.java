package dev.lumed.backend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Whatever a backend asks for, it gets between nothing and the longest. */
final class RetryAfterFuzzTest {

    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");

    @FuzzTest
    void delay_ofAnyText_isWithinBounds(byte[] bytes) {
        Duration delay = RetryAfter.read(new String(bytes, StandardCharsets.UTF_8), NOW);
        assertTrue(!delay.isNegative() && delay.compareTo(RetryAfter.LONGEST) <= 0, delay::toString);
    }
}
