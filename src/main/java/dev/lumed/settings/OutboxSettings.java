package dev.lumed.settings;

import java.time.Duration;

/**
 * What the user sent and the backend has not confirmed yet.
 *
 * @param uncertainGrace between the two readings of the list that prove a send absent
 * @param maxQueued in one conversation; past it a send is refused, nothing dropped
 */
public record OutboxSettings(Duration uncertainGrace, int maxQueued) {

    static OutboxSettings read(Section outbox) {
        return new OutboxSettings(
                outbox.duration("uncertain-grace", Duration.ZERO, Duration.ofMinutes(5)),
                outbox.number("max-queued", 1, 100_000));
    }
}
