package dev.lumed.simulation;

import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.State;
import dev.lumed.core.Standing;
import dev.lumed.link.Connection;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    static Account of(State state, Collection<Message> archived, Standing standing) {
        Map<MessageId, Message> all = new LinkedHashMap<>();
        archived.forEach(message -> all.put(message.id(), message));
        state.log().inOrder().forEach(message -> all.put(message.id(), message));
        return new Account(
                all.values().stream()
                        .sorted(Comparator.comparingLong(Message::position))
                        .toList(),
                state.log().count(),
                state.unread().count(),
                standing.link().connection(),
                standing.progress().typing());
    }
}
