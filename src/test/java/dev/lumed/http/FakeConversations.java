package dev.lumed.http;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.lumed.actor.ConversationView;
import dev.lumed.actor.Conversations;
import dev.lumed.actor.Feed;
import dev.lumed.actor.FeedEvent;
import dev.lumed.actor.MessagePage;
import dev.lumed.actor.MessageQuery;
import dev.lumed.actor.NewConversation;
import dev.lumed.actor.Opened;
import dev.lumed.actor.Outcome;
import dev.lumed.actor.QuickAction;
import dev.lumed.actor.StatusView;
import dev.lumed.actor.Submission;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import dev.lumed.conversation.StoryNote;
import dev.lumed.link.Connection;
import dev.lumed.link.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/** Conversations in memory. */
final class FakeConversations implements Conversations {
    final FakeFeed feed = new FakeFeed();

    private final Map<ConversationId, FakeLog> logs = new LinkedHashMap<>();
    private final Map<String, Keyed> keys = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private Outcome.@Nullable Refusal<?> refusal;
    private @Nullable Supplier<CompletionStage<?>> instead;
    private Runnable afterRead = () -> {};

    private record Keyed(String content, MessageId message) {}

    synchronized ConversationId add(String id) {
        FakeLog log = new FakeLog(new ConversationId(id));
        logs.put(log.id(), log);
        return log.id();
    }

    synchronized Message post(ConversationId id, Role role, String content, Status status, @Nullable MessageId to) {
        return feed.publish(id, logs.get(id).append(role, content, status, to));
    }

    synchronized Message change(ConversationId id, MessageId message, UnaryOperator<Message> change) {
        return feed.publish(id, logs.get(id).change(message, change));
    }

    Message post(ConversationId id, String content) {
        return post(id, Role.ASSISTANT, content, Status.COMPLETE, null);
    }

    synchronized ConversationView view(ConversationId id) {
        return logs.get(id).view();
    }

    synchronized long lastSeq(ConversationId id) {
        return logs.get(id).lastSeq();
    }

    synchronized Message last(ConversationId id) {
        return logs.get(id).last();
    }

    /** Begins anew, without conversations; whoever listens stays. */
    synchronized void forget() {
        logs.clear();
        keys.clear();
        calls.clear();
    }

    /** Returns once this was asked. */
    synchronized void awaitCall(String call) {
        long deadline = System.nanoTime() + ApiUnderTest.DEADLINE.toNanos();
        while (!calls.contains(call)) {
            try {
                wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for: " + call);
            }
        }
    }

    /** What was asked that changes something, in order. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** The next request is refused. */
    synchronized void refuse(Outcome.Refusal<?> next) {
        refusal = next;
    }

    /** The next request completes as this does. */
    synchronized void insteadOfTheNext(Supplier<CompletionStage<?>> stage) {
        instead = stage;
    }

    /** Runs after each page that is read, before the reader has it. */
    synchronized void afterRead(Runnable action) {
        afterRead = action;
    }

    @Override
    public synchronized CompletionStage<StatusView> status() {
        return answer(() -> new StatusView(
                logs.size(), Map.of(Mode.LIVE, logs.size()), 3, Duration.ofMillis(1500), StatusView.Auth.OK));
    }

    @Override
    public synchronized CompletionStage<List<ConversationView>> list() {
        return answer(() -> logs.values().stream().map(FakeLog::view).toList());
    }

    @Override
    public synchronized CompletionStage<Outcome<Opened>> create(NewConversation request) {
        return outcome("create " + request.persona(), () -> {
            boolean isNew = !logs.containsKey(new ConversationId("of-" + request.persona()));
            FakeLog log = logs.computeIfAbsent(new ConversationId("of-" + request.persona()), FakeLog::new);
            return new Outcome.Success<>(new Opened(log.view(), isNew));
        });
    }

    @Override
    public synchronized CompletionStage<Outcome<ConversationView>> find(ConversationId id) {
        return answer(() -> withLog(id, log -> new Outcome.Success<>(log.view())));
    }

    @Override
    public CompletionStage<Outcome<ConversationView>> open(ConversationId id) {
        return act("open", id);
    }

    @Override
    public CompletionStage<Outcome<ConversationView>> close(ConversationId id) {
        return act("close", id);
    }

    @Override
    public CompletionStage<Outcome<ConversationView>> complete(ConversationId id) {
        return act("complete", id);
    }

    @Override
    public CompletionStage<Outcome<ConversationView>> reconnect(ConversationId id) {
        return act("reconnect", id);
    }

    @Override
    public CompletionStage<Outcome<ConversationView>> markRead(ConversationId id) {
        return act("read", id);
    }

    private synchronized CompletionStage<Outcome<ConversationView>> act(String what, ConversationId id) {
        return outcome(what + " " + id, () -> withLog(id, log -> new Outcome.Success<>(log.view())));
    }

    @Override
    public synchronized CompletionStage<Outcome<Done>> delete(ConversationId id) {
        return outcome(
                "delete " + id,
                () -> withLog(id, log -> {
                    logs.remove(id);
                    feed.emit(new FeedEvent.ConversationChanged(log.view(true)));
                    return new Outcome.Success<>(Done.getInstance());
                }));
    }

    @Override
    public CompletionStage<Outcome<MessagePage>> messages(ConversationId id, MessageQuery query) {
        Runnable then;
        CompletionStage<Outcome<MessagePage>> page;
        synchronized (this) {
            page = outcome("", () -> withLog(id, log -> log.read(query)));
            then = afterRead;
        }
        then.run();
        return page;
    }

    @Override
    public synchronized CompletionStage<Outcome<Message>> send(ConversationId id, Submission submission) {
        return outcome(
                "send " + submission.content(),
                () -> withLog(id, log -> {
                    @Nullable Keyed before = keys.get(submission.idempotencyKey());
                    if (before != null && !before.content().equals(submission.content())) {
                        return FakeLog.refused(Outcome.Kind.MISMATCH, "idempotency-mismatch");
                    }
                    if (before != null) {
                        return new Outcome.Success<>(log.get(before.message()));
                    }
                    Message sent = post(id, Role.USER, submission.content(), Status.QUEUED, null);
                    keys.put(String.valueOf(submission.idempotencyKey()), new Keyed(submission.content(), sent.id()));
                    keys.remove("null");
                    return new Outcome.Success<>(sent);
                }));
    }

    @Override
    public synchronized CompletionStage<Outcome<Message>> resend(ConversationId id, MessageId message) {
        return outcome("resend " + message, () -> withMessage(id, message, (log, found) -> found));
    }

    @Override
    public synchronized CompletionStage<Outcome<Done>> discard(ConversationId id, MessageId message) {
        return outcome(
                "discard " + message,
                () -> withMessage(id, message, (log, found) -> {
                    feed.publish(new FeedEvent.MessageRemoved(id, message, log.remove(message), 0));
                    return Done.getInstance();
                }));
    }

    @Override
    public synchronized CompletionStage<Outcome<List<StoryNote>>> story(ConversationId id, MessageId message) {
        StoryNote queued = new StoryNote(FakeLog.NOON, "queued", "");
        return outcome("", () -> withMessage(id, message, (log, found) -> List.of(queued)));
    }

    @Override
    public synchronized CompletionStage<Outcome<List<Connection>>> transitions(ConversationId id, int limit) {
        List<Connection> past = List.of(
                new Connection(Mode.CONNECTING, FakeLog.NOON, null, null, 0),
                new Connection(Mode.POLLING, FakeLog.NOON, "refused", FakeLog.NOON.plusSeconds(2), 1));
        return outcome("", () -> withLog(id, log -> new Outcome.Success<>(past.subList(0, Math.min(limit, 2)))));
    }

    @Override
    public synchronized CompletionStage<Outcome<List<QuickAction>>> quickActions(
            @Nullable String persona, @Nullable String contextType) {
        return outcome(
                "",
                () -> new Outcome.Success<>(
                        List.of(new QuickAction("q-1", "Begin", "How do I begin?", null, contextType, persona))));
    }

    @Override
    public synchronized CompletionStage<Done> suspend() {
        calls.add("suspend");
        return answer(Done::getInstance);
    }

    @Override
    public synchronized CompletionStage<Done> resume() {
        calls.add("resume");
        return answer(Done::getInstance);
    }

    @Override
    public CompletionStage<Feed.Start> subscribe(Feed.Subscriber subscriber) {
        return completedFuture(feed.subscribe(subscriber));
    }

    @Override
    public void unsubscribe(Feed.Subscriber subscriber) {
        feed.unsubscribe(subscriber);
    }

    @SuppressWarnings("unchecked") // what stands in for an answer is of the answer's type, or fails
    private <T> CompletionStage<T> answer(Supplier<T> usual) {
        @Nullable Supplier<CompletionStage<?>> other = instead;
        instead = null;
        return other == null ? completedFuture(usual.get()) : (CompletionStage<T>) other.get();
    }

    private <T> CompletionStage<Outcome<T>> outcome(String call, Supplier<Outcome<T>> usual) {
        if (!call.isEmpty()) {
            calls.add(call);
            notifyAll();
        }
        Outcome.@Nullable Refusal<?> refused = refusal;
        refusal = null;
        return answer(() -> refused == null
                ? usual.get()
                : new Outcome.Refusal<>(refused.kind(), refused.code(), refused.detail(), refused.retryAfter()));
    }

    private <T> Outcome<T> withLog(ConversationId id, Function<FakeLog, Outcome<T>> then) {
        @Nullable FakeLog log = logs.get(id);
        return log == null ? FakeLog.refused(Outcome.Kind.NOT_FOUND, "conversation-not-found") : then.apply(log);
    }

    private <T> Outcome<T> withMessage(
            ConversationId id, MessageId message, java.util.function.BiFunction<FakeLog, Message, T> then) {
        return withLog(id, log -> {
            @Nullable Message found = log.find(message);
            return found == null
                    ? FakeLog.refused(Outcome.Kind.NOT_FOUND, "message-not-found")
                    : new Outcome.Success<>(then.apply(log, found));
        });
    }
}
