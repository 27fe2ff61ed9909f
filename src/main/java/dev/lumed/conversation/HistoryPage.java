package dev.lumed.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one reading of the backend's list gave, oldest first. Older servers ignore the offset and the limit asked for.
 *
 * @param total how many messages the list has, where the server says it
 * @param hasMore whether more follow, where the server says it
 */
public record HistoryPage(List<RemoteMessage> messages, @Nullable Long total, @Nullable Boolean hasMore) {
    public HistoryPage {
        messages = List.copyOf(messages);
    }
}
