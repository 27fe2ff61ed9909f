package dev.lumed.conversation;

import java.time.Duration;
import java.time.Instant;

/**
 * One look at the clock and the dice, made by the shell: the cores have neither.
 *
 * @param wall what people call the time; it may step
 * @param elapsed monotonic time since some fixed start, which deadlines are counted on
 * @param jitter drawn evenly from [0, 1), to spread retries
 */
public record Moment(Instant wall, Duration elapsed, double jitter) {}
