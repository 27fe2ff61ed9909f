package dev.lumed.actor;

import dev.lumed.actor.Outcome.Success;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.ConversationSummary;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.State;
import dev.lumed.conversation.Verdict;
import dev.lumed.core.Standing;
import dev.lumed.journal.Readiness;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** Tells of one conversation to those who ask, to the registry, and to the directory that outlives the process. */
final class ConversationDesk {
    private final ConversationId id;
    private final Surroundings.Storage storage;
    private final ActorRef<ConversationRegistry.Command> registry;
    private final ActorRef<FeedActor.Command> feed;
    private @Nullable ConversationView shown;
    private CompletionStage<Done> kept = CompletableFuture.completedFuture(Done.getInstance());
    /** From when the directory could not take it until it has. */
    private volatile boolean doubtful;

    ConversationDesk(ConversationId id, Home home) {
        this.id = id;
        this.storage = home.surroundings().storage();
        this.registry = home.registry();
        this.feed = home.feed();
    }

    static ConversationView view(ConversationId id, State state, Standing standing) {
        return new ConversationView(
                state.summary(id),
                standing.link().connection(),
                standing.progress().typing(),
                state.log().undeliveredSince());
    }

    /** Whoever follows the conversation from outside learns what changed of it. */
    void show(State state, Standing standing) {
        ConversationView before = shown;
        ConversationView now = view(id, state, standing);
        if (!state.begun() || now.equals(before)) {
            return;
        }
        shown = now;
        registry.tell(new ConversationRegistry.Viewed(now));
        if (before == null || isAnother(before.summary(), now.summary()) || hasFailed(kept)) {
            keep(now);
        }
        if (before == null
                || isAnother(before.summary(), now.summary())
                || before.summary().unread() != now.summary().unread()) {
            feed.tell(new FeedActor.Publish(new FeedEvent.ConversationChanged(now)));
        }
    }

    /** What came while it is open needs no place in the directory: an open one is woken at the next start, and counted. */
    private static boolean isAnother(ConversationSummary before, ConversationSummary now) {
        boolean read = now.unread() == 0 && before.unread() > 0;
        return read
                || before.open() != now.open()
                || before.deleting() != now.deleting()
                || !before.profile().equals(now.profile());
    }

    /** After a failed write there may be more in the log than was told; at the start nobody was told anything. */
    void rebuilt() {
        if (shown != null) {
            feed.tell(new FeedActor.Publish(new FeedEvent.LogRebuilt(id)));
        }
    }

    void tellAwake() {
        registry.tell(new ConversationRegistry.Woken(id));
    }

    void tellIdle() {
        registry.tell(new ConversationRegistry.Idle(id));
    }

    void tellStaying() {
        registry.tell(new ConversationRegistry.Staying(id));
    }

    /** Answered once a restart would not forget it. */
    void tellView(State state, Standing standing, ActorRef<Outcome<ConversationView>> replyTo) {
        ConversationView view = view(id, state, standing);
        kept().whenComplete((done, failure) -> replyTo.tell(failure == null ? new Success<>(view) : notKept()));
    }

    void tellDeletion(ActorRef<Outcome<Done>> replyTo) {
        kept().whenComplete((done, failure) ->
                replyTo.tell(failure == null ? new Success<>(Done.getInstance()) : notKept()));
    }

    /** Whether a restart would not forget it. Where the directory could not take it, it is told again first. */
    boolean isKept() {
        kept();
        return !doubtful;
    }

    private CompletionStage<Done> kept() {
        ConversationView last = shown;
        if (hasFailed(kept) && last != null) {
            keep(last);
        }
        return kept;
    }

    private void keep(ConversationView view) {
        kept = storage.directory().put(view.summary());
        kept.whenComplete((done, failure) -> doubtful = failure != null);
    }

    private static boolean hasFailed(CompletionStage<Done> stage) {
        return stage.toCompletableFuture().isCompletedExceptionally();
    }

    private <T> Outcome<T> notKept() {
        return storage.readiness().get() == Readiness.AWAY ? Refusals.storeAway() : Refusals.storeFull();
    }

    void tellMessage(State state, Standing standing, Verdict verdict, ActorRef<Outcome<Message>> replyTo) {
        if (verdict instanceof Verdict.Refused refused) {
            replyTo.tell(Refusals.of(refused));
            return;
        }
        MessageId message = ((Verdict.Taken) verdict).message();
        Message held = message == null ? null : state.log().find(message);
        if (held != null) {
            replyTo.tell(new Success<>(standing.progress().seen(held)));
        } else if (message != null) {
            storage.archive()
                    .find(id, message)
                    .whenComplete((found, failure) -> replyTo.tell(
                            found != null && found.isPresent()
                                    ? new Success<>(found.get())
                                    : Refusals.unknownMessage(message)));
        }
    }

    void tellMessages(State state, Standing standing, ConversationCommand.ReadMessages command) {
        new MessageReader(id, storage.archive(), state, standing.progress())
                .read(command.query())
                .whenComplete(
                        (page, failure) -> command.replyTo().tell(page != null ? page : Refusals.storeUnreadable()));
    }

    /** The conversation is gone at the backend too: nothing of it is kept. */
    void forget() {
        storage.archive()
                .delete(id)
                .thenCompose(done -> storage.directory().remove(id))
                .whenComplete((done, failure) -> registry.tell(new ConversationRegistry.Forgotten(id)));
    }
}
