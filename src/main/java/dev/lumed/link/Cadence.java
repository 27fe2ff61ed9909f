package dev.lumed.link;

import java.time.Duration;
import java.util.List;

/**
 * How often to poll. Adaptive: the first tier whose time since the last message is not yet over, or else {@code
 * slowest}; otherwise {@code fixed} always.
 *
 * @param tiers by growing {@code within}
 */
public record Cadence(boolean adaptive, Duration fixed, List<Tier> tiers, Duration slowest) {

    /** Waits are shortened by up to this share, so that conversations that began together do not poll together. */
    static final double SPREAD = 0.1;

    /** For as long {@code within} after the last message, one poll every {@code interval}. */
    public record Tier(Duration within, Duration interval) {

        public Tier {
            LinkSettings.requirePositive(within, "within");
            LinkSettings.requirePositive(interval, "interval");
        }
    }

    public Cadence {
        tiers = List.copyOf(tiers);
        LinkSettings.requirePositive(fixed, "fixed");
        LinkSettings.requirePositive(slowest, "slowest");
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).within().compareTo(tiers.get(i - 1).within()) <= 0) {
                throw new IllegalArgumentException("tiers must be by growing time, but are " + tiers);
            }
        }
    }

    Duration pause(Duration sinceLastMessage, double draw) {
        return spread(interval(sinceLastMessage), draw);
    }

    /** The longest that a poll may be put off. */
    Duration longest() {
        return adaptive ? slowest : fixed;
    }

    private Duration interval(Duration sinceLastMessage) {
        if (!adaptive) {
            return fixed;
        }
        return tiers.stream()
                .filter(tier -> sinceLastMessage.compareTo(tier.within()) <= 0)
                .map(Tier::interval)
                .findFirst()
                .orElse(slowest);
    }

    static Duration spread(Duration pause, double draw) {
        return Duration.ofNanos(Math.round(pause.toNanos() * (1 - SPREAD * draw)));
    }
}
