package dev.lumed.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How often a conversation is polled while its last message is not older than this.
 *
 * @param until the age of the last message at which the next tier begins; absent in the last one
 */
public record PollingTier(Optional<Duration> until, Duration interval) {

    static final Duration SHORTEST = Duration.ofMillis(100);
    static final Duration LONGEST = Duration.ofHours(1);

    static final Kind<List<PollingTier>> LIST = list();

    private static final Set<String> KEYS = Set.of("until", "interval");

    static boolean areInOrder(List<PollingTier> tiers) {
        if (tiers.isEmpty() || tiers.get(tiers.size() - 1).until.isPresent()) {
            return false;
        }
        Duration last = Duration.ZERO;
        for (PollingTier tier : tiers.subList(0, tiers.size() - 1)) {
            if (tier.until.isEmpty() || tier.until.get().compareTo(last) <= 0) {
                return false;
            }
            last = tier.until.get();
        }
        return true;
    }

    private static Kind<List<PollingTier>> list() {
        String allowed = "a list like [{ until = 30s, interval = 2s }, { interval = 10s }], `until` growing and absent"
                + " in the last, `interval` from 100ms to 1h";
        Kind<PollingTier> tier = new Kind<>(allowed, PollingTier::parse, PollingTier::toString);
        return Kind.limited(Kinds.list(allowed, tier), allowed, PollingTier::areInOrder);
    }

    private static PollingTier parse(ConfigValue value) throws Mismatch {
        if (!(value instanceof ConfigObject tier) || !KEYS.containsAll(tier.keySet())) {
            throw new Mismatch();
        }
        @Nullable ConfigValue until = tier.get("until");
        @Nullable ConfigValue interval = tier.get("interval");
        if (interval == null) {
            throw new Mismatch();
        }
        return new PollingTier(
                until == null ? Optional.empty() : Optional.of(Kinds.DURATION.parse(until)),
                Kind.within(Kinds.DURATION, Range.of(SHORTEST, LONGEST)).parse(interval));
    }
}
