package dev.lumed.http;

import dev.lumed.actor.ConversationView;
import dev.lumed.actor.Conversations;
import dev.lumed.actor.Feed;
import dev.lumed.actor.FeedEvent;
import dev.lumed.actor.MessagePage;
import dev.lumed.actor.MessageQuery;
import dev.lumed.actor.Outcome;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.NotUsed;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/**
 * The feed as streams of server-sent events.
 *
 * <p>A reader misses nothing and gets nothing twice: it subscribes first, then reads from the log what it has missed,
 * and then goes on with what came in meanwhile, less what it has read. Where its cursor tells nothing, because it is of
 * another life of the log, too old or of the future, it gets a {@code reset}, and what comes from now on. Where what it
 * has missed cannot be read, or it reads too slowly, it gets a {@code reset} and the end.
 */
final class EventStreams {
    private static final int PAGE = 100;

    private final Conversations conversations;
    private final ApiMetrics metrics;
    private final ApiServer.Limits limits;
    private final Readers readers;
    private final SharedEvents shared = new SharedEvents();

    EventStreams(Conversations conversations, ApiMetrics metrics, ApiServer.Limits limits, Readers readers) {
        this.conversations = conversations;
        this.metrics = metrics;
        this.limits = limits;
        this.readers = readers;
    }

    /** The events of one conversation; a message's id is its seq. */
    Source<ByteString, NotUsed> ofConversation(ConversationId id, OptionalLong since) {
        EventInbox inbox = new EventInbox(Optional.of(id), shared, limits.inbox());
        return stream(inbox, start -> conversations
                .find(id)
                .thenCompose(outcome -> outcome instanceof Outcome.Success<ConversationView> found
                        ? conversation(found.value(), since, inbox)
                        : CompletableFuture.completedFuture(Source.<ByteString>empty())));
    }

    /** The events of all conversations; a message's id is its place in the daemon's own feed. */
    Source<ByteString, NotUsed> ofAll(OptionalLong since) {
        EventInbox inbox = new EventInbox(Optional.empty(), shared, limits.inbox());
        return stream(inbox, start -> CompletableFuture.completedFuture(all(start, since, inbox)));
    }

    /** Nothing is subscribed before the stream runs, and it is always unsubscribed when it ends. */
    private Source<ByteString, NotUsed> stream(
            EventInbox inbox, Function<Feed.Start, CompletionStage<Source<ByteString, NotUsed>>> opening) {
        Source<ByteString, NotUsed> stream = Source.single(EventFrame.COMMENT)
                .concatLazy(Source.lazyCompletionStageSource(
                        () -> conversations.subscribe(inbox).thenCompose(opening)))
                .filter(bytes -> !bytes.isEmpty())
                .keepAlive(limits.commentInterval(), () -> EventFrame.COMMENT);
        return readers.follow(stream, () -> conversations.unsubscribe(inbox));
    }

    private CompletionStage<Source<ByteString, NotUsed>> conversation(
            ConversationView view, OptionalLong since, EventInbox inbox) {
        ConversationId id = view.summary().id();
        if (since.isEmpty()) {
            Progress progress =
                    Progress.inConversation(id, metrics, view.summary().lastSeq());
            return CompletableFuture.completedFuture(greeting(progress, view).concatLazy(untilItsEnd(inbox, progress)));
        }
        return conversations
                .messages(id, new MessageQuery.After(since.getAsLong(), 1))
                .thenApply(outcome -> outcome instanceof Outcome.Success<MessagePage> page
                        ? resumed(view, since.getAsLong(), page.value(), inbox)
                        : Source.<ByteString>empty());
    }

    private Source<ByteString, NotUsed> resumed(ConversationView view, long since, MessagePage page, EventInbox inbox) {
        ConversationId id = view.summary().id();
        boolean known = since == 0 || (since >= page.oldestCursor() && since <= page.lastSeq());
        if (!known) {
            Progress progress = Progress.inConversation(id, metrics, page.lastSeq());
            return Source.lazySingle(progress::lost)
                    .concatLazy(greeting(progress, view))
                    .concatLazy(untilItsEnd(inbox, progress))
                    .mapMaterializedValue(unused -> NotUsed.getInstance());
        }
        Progress progress = Progress.inConversation(id, metrics, since);
        return greeting(progress, view)
                .concatLazy(missed(id, progress, inbox))
                .concatLazy(untilItsEnd(inbox, progress));
    }

    private Source<ByteString, NotUsed> all(Feed.Start start, OptionalLong since, EventInbox inbox) {
        long from = since.orElse(start.lastOrdinal());
        long oldest = start.recent().isEmpty()
                ? start.lastOrdinal() + 1
                : start.recent().get(0).ordinal();
        boolean known = from >= oldest - 1 && from <= start.lastOrdinal();
        Progress progress = Progress.inAll(metrics, known ? from : start.lastOrdinal());
        List<FeedEvent.Change> missed = known
                ? start.recent().stream()
                        .filter(change -> change.ordinal() > from)
                        .toList()
                : List.of();
        return Source.lazySingle(() -> known ? EventFrame.position(from) : afterReset(progress))
                .concatLazy(Source.from(missed).map(change -> progress.show(SharedEvents.alone(change))))
                .concatLazy(coming(inbox).map(batch -> shown(batch, progress)))
                .mapMaterializedValue(unused -> NotUsed.getInstance());
    }

    private static ByteString afterReset(Progress progress) {
        return progress.lost().concat(EventFrame.position(progress.last()));
    }

    /** Where the reader stands, and how the conversation is: enough to show it before anything happens. */
    private Source<ByteString, NotUsed> greeting(Progress progress, ConversationView view) {
        ConversationId id = view.summary().id();
        SharedEvents.Entry conversation = SharedEvents.alone(new FeedEvent.ConversationChanged(view));
        SharedEvents.Entry connection = SharedEvents.alone(new FeedEvent.ConnectionChanged(id, view.connection()));
        return Source.single(NotUsed.getInstance()).map(unused -> EventFrame.position(progress.last())
                .concat(progress.show(conversation))
                .concat(progress.show(connection)));
    }

    /** What the log has after the reader's cursor, page by page, until there is no more. */
    private Source<ByteString, NotUsed> missed(ConversationId id, Progress progress, EventInbox inbox) {
        return Source.unfoldAsync(
                true, more -> more ? page(id, progress, inbox) : CompletableFuture.completedFuture(Optional.empty()));
    }

    private CompletionStage<Optional<Pair<Boolean, ByteString>>> page(
            ConversationId id, Progress progress, EventInbox inbox) {
        return conversations
                .messages(id, new MessageQuery.After(progress.last(), PAGE))
                .thenApply(outcome -> {
                    if (outcome instanceof Outcome.Success<MessagePage> page) {
                        return Optional.of(Pair.create(page.value().hasMore(), shown(id, page.value(), progress)));
                    }
                    // To go on with what came in meanwhile would hide what lies before it.
                    inbox.giveUp();
                    return Optional.empty();
                });
    }

    private static ByteString shown(ConversationId id, MessagePage page, Progress progress) {
        ByteString bytes = ByteString.emptyByteString();
        for (Message message : page.messages()) {
            FeedEvent.MessageChanged changed = new FeedEvent.MessageChanged(id, message, 0);
            bytes = bytes.concat(progress.show(SharedEvents.alone(changed)));
        }
        return bytes;
    }

    /** Nothing comes of a conversation behind its deletion. */
    private static Source<ByteString, NotUsed> untilItsEnd(EventInbox inbox, Progress progress) {
        return coming(inbox)
                .takeWhile(batch -> batch.events().stream().noneMatch(entry -> isDeletion(entry.event())), true)
                .map(batch -> shown(batch, progress));
    }

    private static boolean isDeletion(FeedEvent event) {
        return event instanceof FeedEvent.ConversationChanged changed
                && changed.view().summary().deleting();
    }

    /** Batches only: what is made of them is made by the stream, not by the feed, which has other readers. */
    private static Source<EventInbox.Batch, NotUsed> coming(EventInbox inbox) {
        return Source.unfoldAsync(
                true,
                more -> more
                        ? inbox.take().thenApply(batch -> Optional.of(Pair.create(!batch.last(), batch)))
                        : CompletableFuture.completedFuture(Optional.empty()));
    }

    private static ByteString shown(EventInbox.Batch batch, Progress progress) {
        ByteString bytes = ByteString.emptyByteString();
        for (SharedEvents.Entry entry : batch.events()) {
            bytes = bytes.concat(progress.show(entry));
        }
        return batch.last() ? bytes.concat(progress.behind()) : bytes;
    }
}
