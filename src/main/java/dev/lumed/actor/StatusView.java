package dev.lumed.actor;

import dev.lumed.link.Mode;
import java.time.Duration;
import java.util.Map;

/**
 * The daemon's conversations in numbers.
 *
 * @param open how many are open
 * @param byMode the open ones by how they are connected; a mode nobody is in may be missing
 * @param outbox own messages not yet acknowledged, over all conversations
 * @param outboxAge for how long the oldest of those waits that is still to be delivered; zero where there is none
 * @param auth what the backend thinks of our credentials
 */
public record StatusView(int open, Map<Mode, Integer> byMode, long outbox, Duration outboxAge, Auth auth) {
    public StatusView {
        byMode = Map.copyOf(byMode);
    }

    public enum Auth {
        OK,
        UNAUTHORIZED,
        UNKNOWN
    }
}
