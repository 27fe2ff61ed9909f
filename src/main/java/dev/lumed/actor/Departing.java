package dev.lumed.actor;

import dev.lumed.conversation.ConversationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The conversations that were told to leave the memory and have not ended yet, with what came for them since: they would
 * not hear it any more, and another actor of the same conversation would write beside them.
 */
final class Departing {
    private final Map<ConversationId, List<ConversationCommand>> waiting = new HashMap<>();

    /** False where it was told before. */
    boolean begins(ConversationId id) {
        return waiting.putIfAbsent(id, new ArrayList<>()) == null;
    }

    boolean has(ConversationId id) {
        return waiting.containsKey(id);
    }

    /** Whether it is one of them, and the command is kept. */
    boolean keeps(ConversationId id, ConversationCommand command) {
        List<ConversationCommand> commands = waiting.get(id);
        return commands != null && commands.add(command);
    }

    /** It has ended, or stays after all: what came meanwhile. */
    List<ConversationCommand> ends(ConversationId id) {
        List<ConversationCommand> commands = waiting.remove(id);
        return commands == null ? List.of() : commands;
    }
}
