package dev.lumed.settings;

import java.time.Duration;
import java.util.List;

/**
 * How the backend's list is polled while no socket is live.
 *
 * @param adaptive false polls at {@code interval} always, true by the {@code tiers}
 * @param tiers growing, the last without an end
 * @param pageSize messages asked for at a time
 * @param maxConcurrent polls under way at once, over all conversations
 * @param compareInterval between two readings of the whole list, so that what changed far from its end is found
 */
public record PollingSettings(
        boolean adaptive,
        Duration interval,
        List<PollingTier> tiers,
        int pageSize,
        int maxConcurrent,
        Duration compareInterval) {

    public PollingSettings {
        tiers = List.copyOf(tiers);
        if (!PollingTier.areInOrder(tiers)) {
            throw new IllegalArgumentException("tiers must grow and end with one that has no end: " + tiers);
        }
    }

    static PollingSettings read(Section polling) {
        return new PollingSettings(
                polling.flag("adaptive"),
                polling.duration("interval", PollingTier.SHORTEST, PollingTier.LONGEST),
                polling.list("tiers", PollingTier.LIST),
                // The backend gives no more than 100 at a time.
                polling.number("page-size", 1, 100),
                polling.number("max-concurrent", 1, 10_000),
                polling.duration("compare-interval", Duration.ofMinutes(1), Duration.ofDays(30)));
    }
}
