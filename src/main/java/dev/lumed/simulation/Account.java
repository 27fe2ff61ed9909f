package dev.lumed.simulation;

import dev.lumed.conversation.Message;
import dev.lumed.link.Connection;
import java.util.List;

/**
 * What lumed shows of a conversation.
 *
 * @param messages all of them, in lumed's order
 * @param count how many it says there are
 */
public record Account(List<Message> messages, long count, Connection connection, boolean typing) {
    public Account {
        messages = List.copyOf(messages);
    }
}
