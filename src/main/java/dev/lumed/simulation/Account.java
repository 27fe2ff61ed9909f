package dev.lumed.simulation;

import dev.lumed.conversation.Message;
import dev.lumed.link.Connection;
import java.util.List;

/**
 * What lumed shows of a conversation.
 *
 * @param messages all of them, in lumed's order
 * @param count how many it says there are
 * @param unread how many of others it says nobody has looked at
 */
public record Account(List<Message> messages, long count, long unread, Connection connection, boolean typing) {
    public Account {
        messages = List.copyOf(messages);
    }
}
