package dev.lumed.simulation;

import dev.lumed.conversation.ConversationSettings;
import dev.lumed.link.Backoff;
import dev.lumed.link.Cadence;
import dev.lumed.link.LinkSettings;
import java.time.Duration;
import java.util.List;

/** The two cores tuned as the daemon's defaults are, but for how often the whole list is compared. */
public final class UsualTuning {
    /** Messages a page. */
    public static final int PAGE = 100;

    /** Shorter than the daemon's, so that a world need not go on for a day. */
    private static final Duration COMPARE_EVERY = Duration.ofMinutes(10);

    private static final int MOST_QUEUED = 1000;

    private UsualTuning() {}

    public static ConversationSettings conversation(int pageSize) {
        return new ConversationSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                MOST_QUEUED,
                pageSize,
                COMPARE_EVERY);
    }

    public static LinkSettings link() {
        return new LinkSettings(
                true,
                new LinkSettings.Timeouts(
                        Duration.ofSeconds(10),
                        Duration.ofMillis(1500),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5)),
                new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(32), 2, 0.2, 5, Duration.ofSeconds(60)),
                new Cadence(
                        true,
                        Duration.ofSeconds(3),
                        List.of(
                                new Cadence.Tier(Duration.ofSeconds(30), Duration.ofSeconds(2)),
                                new Cadence.Tier(Duration.ofSeconds(300), Duration.ofSeconds(5))),
                        Duration.ofSeconds(10)));
    }
}
