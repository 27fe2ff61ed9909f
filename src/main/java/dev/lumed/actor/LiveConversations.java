package dev.lumed.actor;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.ConversationSettings;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.StoryNote;
import dev.lumed.journal.Readiness;
import dev.lumed.link.Connection;
import dev.lumed.link.LinkSettings;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/** {@link Conversations} as actors: every question goes to the registry, by the conversation's id. */
public final class LiveConversations implements Conversations {
    private final Surroundings surroundings;
    private final ActorRef<ConversationRegistry.Command> registry;
    private final ActorRef<FeedActor.Command> feed;
    private final Questions questions;
    private final Admission admission;

    private LiveConversations(
            Surroundings surroundings,
            ActorRef<ConversationRegistry.Command> registry,
            ActorRef<FeedActor.Command> feed,
            Questions questions) {
        this.surroundings = surroundings;
        this.registry = registry;
        this.feed = feed;
        this.questions = questions;
        this.admission = new Admission(
                surroundings.backend(),
                (id, begin) -> ask(replyTo -> new ConversationRegistry.Pass(id, begin.apply(replyTo))));
    }

    /**
     * Brings back what was open and takes questions from then on.
     *
     * @param mostReadings readings of the backend's lists under way at once
     */
    public static LiveConversations start(ActorContext<?> parent, Surroundings surroundings, int mostReadings) {
        ActorRef<FeedActor.Command> feed = parent.spawn(FeedActor.create(surroundings.clock()), "feed");
        ActorRef<ConversationRegistry.Command> registry = parent.spawn(
                ConversationRegistry.create(
                        surroundings, feed, surroundings.storage().directory().load(), mostReadings),
                "conversations");
        return new LiveConversations(surroundings, registry, feed, new Questions(parent.getSystem()));
    }

    private <T> CompletionStage<T> ask(Function<ActorRef<T>, ConversationRegistry.Command> question) {
        return questions.ask(registry, question);
    }

    private <T> CompletionStage<Outcome<T>> askOne(
            ConversationId id, Function<ActorRef<Outcome<T>>, ConversationCommand> question) {
        return isAway()
                ? CompletableFuture.completedFuture(Refusals.storeAway())
                : ask(replyTo -> new ConversationRegistry.PassIfKnown(
                        id, question.apply(replyTo), () -> replyTo.tell(Refusals.unknown(id))));
    }

    /** A conversation cannot be rebuilt then, and would let whoever asks wait in vain. */
    private boolean isAway() {
        return surroundings.storage().readiness().get() == Readiness.AWAY;
    }

    @Override
    public CompletionStage<StatusView> status() {
        CompletionStage<ConversationRegistry.Count> counted = ask(ConversationRegistry.CountAll::new);
        return counted.thenApply(
                count -> new StatusView(count.open(), count.byMode(), count.outbox(), count.outboxAge(), auth()));
    }

    private StatusView.Auth auth() {
        return StatusView.Auth.valueOf(
                surroundings.backend().credentials().state().name());
    }

    @Override
    public CompletionStage<List<ConversationView>> list() {
        return ask(ConversationRegistry.ListAll::new);
    }

    @Override
    public CompletionStage<Outcome<Opened>> create(NewConversation request) {
        if (isAway()) {
            return CompletableFuture.completedFuture(Refusals.storeAway());
        }
        CompletionStage<Outcome<Opened>> opened = admission.create(request);
        Submission first = request.firstMessage();
        return first == null ? opened : opened.thenCompose(outcome -> sendFirst(outcome, first));
    }

    private CompletionStage<Outcome<Opened>> sendFirst(Outcome<Opened> outcome, Submission first) {
        if (!(outcome instanceof Outcome.Success<Opened> success)) {
            return CompletableFuture.completedFuture(outcome);
        }
        ConversationId id = success.value().conversation().summary().id();
        return send(id, first).thenApply(sent -> sent.map(message -> success.value()));
    }

    @Override
    public CompletionStage<Outcome<ConversationView>> find(ConversationId id) {
        return askOne(id, ConversationCommand.Describe::new);
    }

    @Override
    public CompletionStage<Outcome<ConversationView>> open(ConversationId id) {
        return this.<ConversationView>askOne(id, ConversationCommand.Open::new)
                .thenCompose(outcome -> outcome instanceof Outcome.Refusal<ConversationView> refusal
                                && refusal.kind() == Outcome.Kind.NOT_FOUND
                        ? admission.fetch(id)
                        : CompletableFuture.completedFuture(outcome));
    }

    @Override
    public CompletionStage<Outcome<ConversationView>> close(ConversationId id) {
        return askOne(id, ConversationCommand.Close::new);
    }

    @Override
    public CompletionStage<Outcome<ConversationView>> complete(ConversationId id) {
        return askOne(id, ConversationCommand.Complete::new);
    }

    @Override
    public CompletionStage<Outcome<ConversationView>> reconnect(ConversationId id) {
        return askOne(id, ConversationCommand.Reconnect::new);
    }

    @Override
    public CompletionStage<Outcome<ConversationView>> markRead(ConversationId id) {
        return askOne(id, ConversationCommand.MarkRead::new);
    }

    @Override
    public CompletionStage<Outcome<Done>> delete(ConversationId id) {
        return askOne(id, ConversationCommand.Delete::new);
    }

    @Override
    public CompletionStage<Outcome<MessagePage>> messages(ConversationId id, MessageQuery query) {
        return askOne(id, replyTo -> new ConversationCommand.ReadMessages(query, replyTo));
    }

    @Override
    public CompletionStage<Outcome<Message>> send(ConversationId id, Submission submission) {
        return askOne(id, replyTo -> new ConversationCommand.Send(submission, replyTo));
    }

    @Override
    public CompletionStage<Outcome<Message>> resend(ConversationId id, MessageId message) {
        return askOne(id, replyTo -> new ConversationCommand.Resend(message, replyTo));
    }

    @Override
    public CompletionStage<Outcome<Done>> discard(ConversationId id, MessageId message) {
        return askOne(id, replyTo -> new ConversationCommand.Discard(message, replyTo));
    }

    @Override
    public CompletionStage<Outcome<List<StoryNote>>> story(ConversationId id, MessageId message) {
        return find(id).thenCompose(outcome -> {
            if (outcome instanceof Outcome.Refusal<ConversationView> refusal) {
                return CompletableFuture.completedFuture(refusal.as());
            }
            return surroundings
                    .storage()
                    .chronicle()
                    .story(id, message)
                    .thenApply(
                            notes -> notes.isEmpty() ? Refusals.unknownMessage(message) : new Outcome.Success<>(notes));
        });
    }

    @Override
    public CompletionStage<Outcome<List<Connection>>> transitions(ConversationId id, int limit) {
        return find(id).thenCompose(outcome -> outcome instanceof Outcome.Refusal<ConversationView> refusal
                ? CompletableFuture.completedFuture(refusal.as())
                : surroundings.storage().chronicle().transitions(id, limit).thenApply(Outcome.Success::new));
    }

    @Override
    public CompletionStage<Outcome<List<QuickAction>>> quickActions(
            @Nullable String persona, @Nullable String contextType) {
        return surroundings.backend().quickActions(contextType, persona).thenApply(QuickAction::of);
    }

    @Override
    public CompletionStage<Done> suspend() {
        return ask(ConversationRegistry.Suspend::new);
    }

    @Override
    public CompletionStage<Done> resume() {
        return ask(ConversationRegistry.Resume::new);
    }

    /** Every conversation that waits for credentials tries again at once. */
    public void credentialsRenewed() {
        registry.tell(new ConversationRegistry.CredentialsRenewed());
    }

    /**
     * How every conversation decides from its next decision on; what is connected stays so.
     *
     * @param mostReadings readings of the backend's lists under way at once
     */
    public void tune(ConversationSettings conversation, LinkSettings link, int mostReadings) {
        registry.tell(new ConversationRegistry.Tune(conversation, link, mostReadings));
    }

    @Override
    public CompletionStage<Feed.Start> subscribe(Feed.Subscriber subscriber) {
        return questions.ask(feed, replyTo -> new FeedActor.Subscribe(subscriber, replyTo));
    }

    @Override
    public void unsubscribe(Feed.Subscriber subscriber) {
        feed.tell(new FeedActor.Unsubscribe(subscriber));
    }
}
