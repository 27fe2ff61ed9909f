package dev.lumed.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a conversation's list, or all of it, oldest first.
 *
 * @param total messages in the whole list, by either of its names; null where the server does not tell
 * @param hasMore null from servers that do not page: those have sent everything
 */
public record MessagePage(List<WireMessage> messages, @Nullable Long total, @Nullable Boolean hasMore) {
    public MessagePage {
        messages = List.copyOf(messages);
    }
}
