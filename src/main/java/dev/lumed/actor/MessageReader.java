package dev.lumed.actor;

import dev.lumed.actor.Outcome.Success;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Log;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Progress;
import dev.lumed.conversation.State;
import dev.lumed.journal.Archive;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;

/**
 * Reads a conversation's messages where they are: the window in the state, what is older in the archive. What was just
 * archived may be in both, and counts once.
 */
final class MessageReader {
    private final ConversationId id;
    private final Archive archive;
    private final Log log;
    private final Progress progress;

    MessageReader(ConversationId id, Archive archive, State state, Progress progress) {
        this.id = id;
        this.archive = archive;
        this.log = state.log();
        this.progress = progress;
    }

    CompletionStage<Outcome<MessagePage>> read(MessageQuery query) {
        if (query instanceof MessageQuery.Latest latest) {
            return before(Long.MAX_VALUE, latest.limit());
        }
        if (query instanceof MessageQuery.Before before) {
            return standingBefore(before.message(), position -> before(position, before.limit()));
        }
        if (query instanceof MessageQuery.Search search) {
            MessageId bound = search.before();
            return bound == null
                    ? search(search, Long.MAX_VALUE)
                    : standingBefore(bound, position -> search(search, position));
        }
        MessageQuery.After after = (MessageQuery.After) query;
        return after(after.seq(), after.limit());
    }

    private CompletionStage<Outcome<MessagePage>> standingBefore(
            MessageId message, LongFunction<CompletionStage<Outcome<MessagePage>>> read) {
        return positionOf(message)
                .thenCompose(position -> position.isPresent()
                        ? read.apply(position.get())
                        : CompletableFuture.completedFuture(Refusals.unknownMessage(message)));
    }

    private CompletionStage<Outcome<MessagePage>> search(MessageQuery.Search query, long position) {
        return new MessageSearch(id, archive, MessageSearch.Bounds.USUAL, query.text(), query.limit())
                .before(position, log, progress)
                .thenApply(found -> new Success<>(new MessagePage(
                        found.messages(),
                        log.oldestCursor(),
                        log.lastSeq(),
                        found.searchedTo() != null,
                        found.searchedTo())));
    }

    private CompletionStage<Optional<Long>> positionOf(MessageId message) {
        Message held = log.find(message);
        return held != null
                ? CompletableFuture.completedFuture(Optional.of(held.position()))
                : archive.find(id, message).thenApply(found -> found.map(Message::position));
    }

    private CompletionStage<Outcome<MessagePage>> before(long position, int limit) {
        List<Message> held = new ArrayList<>();
        for (Message message : log.inOrder()) {
            if (message.position() < position) {
                held.add(progress.seen(message));
            }
        }
        if (held.size() > limit || log.archive().count() == 0) {
            return CompletableFuture.completedFuture(lastOf(held, limit));
        }
        long oldest = held.isEmpty() ? position : held.get(0).position();
        return archive.before(id, oldest, limit + 1 - held.size()).thenApply(older -> {
            List<Message> all = new ArrayList<>(older);
            all.addAll(held);
            return lastOf(all, limit);
        });
    }

    private Outcome<MessagePage> lastOf(List<Message> messages, int limit) {
        boolean more = messages.size() > limit;
        return page(more ? messages.subList(messages.size() - limit, messages.size()) : messages, more);
    }

    private CompletionStage<Outcome<MessagePage>> after(long seq, int limit) {
        List<Message> held = log.changedAfter(seq).stream().map(progress::seen).toList();
        if (seq >= log.archive().seq()) {
            return CompletableFuture.completedFuture(firstOf(held, limit));
        }
        return archive.changedAfter(id, seq, limit + 1).thenApply(archived -> {
            Map<MessageId, Message> all = new LinkedHashMap<>();
            archived.forEach(message -> all.put(message.id(), message));
            held.forEach(message -> all.put(message.id(), message));
            return firstOf(
                    all.values().stream()
                            .sorted(Comparator.comparingLong(Message::seq))
                            .toList(),
                    limit);
        });
    }

    private Outcome<MessagePage> firstOf(List<Message> messages, int limit) {
        boolean more = messages.size() > limit;
        return page(more ? messages.subList(0, limit) : messages, more);
    }

    private Outcome<MessagePage> page(List<Message> messages, boolean more) {
        return new Success<>(new MessagePage(messages, log.oldestCursor(), log.lastSeq(), more));
    }
}
