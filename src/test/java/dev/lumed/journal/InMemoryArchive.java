package dev.lumed.journal;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.ServerId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.apache.pekko.Done;

/** The archive as a map; every stage is complete when it is returned. */
public final class InMemoryArchive implements Archive {

    private final Map<ConversationId, Map<MessageId, Message>> conversations = new HashMap<>();

    @Override
    public synchronized CompletionStage<Done> append(ConversationId conversation, List<Message> messages) {
        Map<MessageId, Message> archived = conversations.computeIfAbsent(conversation, id -> new LinkedHashMap<>());
        messages.forEach(message -> archived.put(message.id(), message));
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    @Override
    public synchronized CompletionStage<Map<ServerId, Long>> positions(
            ConversationId conversation, Collection<ServerId> ids) {
        Map<ServerId, Long> positions = new HashMap<>();
        messages(conversation)
                .filter(message -> message.serverId() != null && ids.contains(message.serverId()))
                .forEach(message -> positions.put(message.serverId(), message.position()));
        return CompletableFuture.completedFuture(positions);
    }

    @Override
    public synchronized CompletionStage<List<Message>> before(ConversationId conversation, long position, int limit) {
        List<Message> all = messages(conversation)
                .filter(message -> message.position() < position)
                .sorted(Comparator.comparingLong(Message::position))
                .toList();
        return CompletableFuture.completedFuture(all.subList(Math.max(0, all.size() - limit), all.size()));
    }

    @Override
    public synchronized CompletionStage<List<Message>> changedAfter(ConversationId conversation, long seq, int limit) {
        return CompletableFuture.completedFuture(messages(conversation)
                .filter(message -> message.seq() > seq)
                .sorted(Comparator.comparingLong(Message::seq))
                .limit(limit)
                .toList());
    }

    @Override
    public synchronized CompletionStage<Optional<Message>> find(ConversationId conversation, MessageId message) {
        return CompletableFuture.completedFuture(Optional.ofNullable(
                conversations.getOrDefault(conversation, Map.of()).get(message)));
    }

    @Override
    public synchronized CompletionStage<Done> delete(ConversationId conversation) {
        conversations.remove(conversation);
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    private Stream<Message> messages(ConversationId conversation) {
        return conversations.getOrDefault(conversation, Map.of()).values().stream();
    }
}
