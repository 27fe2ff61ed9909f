package dev.lumed.journal;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.StoryNote;
import dev.lumed.link.Connection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The chronicle in two maps; every stage is complete when it is returned. */
public final class InMemoryChronicle implements Chronicle {

    private record About(ConversationId conversation, MessageId message) {}

    private final Map<ConversationId, Deque<Connection>> transitions = new HashMap<>();
    private final Map<About, Deque<StoryNote>> stories = new HashMap<>();

    @Override
    public synchronized void transition(ConversationId conversation, Connection connection) {
        add(transitions.computeIfAbsent(conversation, id -> new ArrayDeque<>()), connection, TRANSITIONS_KEPT);
    }

    @Override
    public synchronized void note(ConversationId conversation, MessageId message, StoryNote note) {
        add(stories.computeIfAbsent(new About(conversation, message), about -> new ArrayDeque<>()), note, NOTES_KEPT);
    }

    @Override
    public synchronized CompletionStage<List<Connection>> transitions(ConversationId conversation, int limit) {
        List<Connection> all = List.copyOf(transitions.getOrDefault(conversation, new ArrayDeque<>()));
        return CompletableFuture.completedFuture(all.subList(Math.max(0, all.size() - limit), all.size()));
    }

    @Override
    public synchronized CompletionStage<List<StoryNote>> story(ConversationId conversation, MessageId message) {
        return CompletableFuture.completedFuture(
                List.copyOf(stories.getOrDefault(new About(conversation, message), new ArrayDeque<>())));
    }

    synchronized void forget(ConversationId conversation) {
        transitions.remove(conversation);
        stories.keySet().removeIf(about -> about.conversation().equals(conversation));
    }

    private static <T> void add(Deque<T> past, T latest, int kept) {
        past.add(latest);
        if (past.size() > kept) {
            past.remove();
        }
    }
}
