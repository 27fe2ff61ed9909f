package dev.lumed.actor;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Log;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Progress;
import dev.lumed.journal.Archive;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One search for a text in a conversation, from its end backwards: first in the window, then page by page in the archive,
 * on the store's threads, until there are enough messages or enough was looked at. It lives for one request.
 */
final class MessageSearch {
    private final ConversationId id;
    private final Archive archive;
    private final Bounds bounds;
    private final String wanted;
    private final int limit;
    private final Set<MessageId> held = new HashSet<>();
    private final List<Message> heldHits = new ArrayList<>();
    private final List<Message> archivedHits = new ArrayList<>();
    private int looked;
    private long characters;
    private boolean toTheBeginning;
    /** Everything from here on was looked at. */
    private long floor;

    private @Nullable MessageId lowest;

    /**
     * How much of the archive one search looks at.
     *
     * @param page messages read at once
     * @param characters the page that reaches them is the last
     */
    record Bounds(int page, int messages, long characters) {
        static final Bounds USUAL = new Bounds(200, 20_000, 32L << 20);
    }

    /**
     * What was found.
     *
     * @param messages the last ones, in the conversation's order
     * @param searchedTo where to go on, before that message; null where nothing older is left
     */
    record Found(List<Message> messages, @Nullable MessageId searchedTo) {}

    MessageSearch(ConversationId id, Archive archive, Bounds bounds, String text, int limit) {
        this.id = id;
        this.archive = archive;
        this.bounds = bounds;
        this.wanted = folded(text);
        this.limit = limit;
    }

    /** Among the messages that stand before a position. */
    CompletionStage<Found> before(long position, Log log, Progress progress) {
        for (Message message : log.inOrder()) {
            held.add(message.id());
            if (message.position() < position && says(progress.seen(message))) {
                heldHits.add(progress.seen(message));
            }
        }
        floor = Math.min(position, log.archive().position() + 1);
        if (log.archive().count() == 0) {
            lookedAtAll();
        }
        return goOn();
    }

    private CompletionStage<Found> goOn() {
        return toTheBeginning || isEnough()
                ? CompletableFuture.completedFuture(found())
                : archive.before(id, floor, bounds.page()).thenCompose(page -> {
                    look(page);
                    return goOn();
                });
    }

    private boolean isEnough() {
        return looked >= bounds.messages() || characters >= bounds.characters() || hits().size() >= limit;
    }

    private void look(List<Message> page) {
        for (Message message : page) {
            characters += message.content().length();
            if (!held.contains(message.id()) && says(message)) {
                archivedHits.add(message);
            }
        }
        looked += page.size();
        if (page.size() < bounds.page()) {
            lookedAtAll();
        } else {
            floor = page.get(0).position();
            lowest = page.get(0).id();
        }
    }

    private void lookedAtAll() {
        toTheBeginning = true;
        floor = Long.MIN_VALUE;
    }

    /** A message that came in between late may be held although younger ones are archived. */
    private List<Message> hits() {
        List<Message> hits = new ArrayList<>(archivedHits);
        heldHits.stream().filter(message -> message.position() >= floor).forEach(hits::add);
        return hits;
    }

    private Found found() {
        List<Message> hits = hits();
        hits.sort(Comparator.comparingLong(Message::position));
        List<Message> last = hits.subList(Math.max(0, hits.size() - limit), hits.size());
        if (toTheBeginning && last.size() == hits.size()) {
            return new Found(last, null);
        }
        return new Found(last, last.size() == limit ? last.get(0).id() : lowest);
    }

    private boolean says(Message message) {
        return folded(message.content()).contains(wanted);
    }

    /** Letters in one case: some have only the one or the other, and some are two in the other. */
    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    }
}
