package dev.lumed.http;

import dev.lumed.actor.Conversations;
import dev.lumed.actor.MessagePage;
import dev.lumed.actor.MessageQuery;
import dev.lumed.actor.Outcome;
import dev.lumed.actor.Submission;
import dev.lumed.api.MessageJson;
import dev.lumed.api.ReplyJson;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.TimeoutAccess;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages in, and holds the answer where the client wants to wait for what becomes of its message. A wait that
 * runs out is answered in the same shape, with 202 and the message as it stands.
 */
final class Sending {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);
    /** Less than the server's idle timeout, which would cut a silent connection. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private static final Duration AFTER_WAIT = Duration.ofSeconds(15);

    private final Conversations conversations;
    private final Map<ReplyWatch, CompletableFuture<?>> waits = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    Sending(Conversations conversations) {
        this.conversations = conversations;
    }

    CompletionStage<HttpResponse> send(ConversationId id, HttpRequest request) {
        Parameters parameters = Parameters.of(request);
        Optional<ReplyWatch.Until> until = parameters.text("wait").map(Sending::until);
        Duration wait = parameters.duration("timeout", USUAL_WAIT, LONGEST_WAIT);
        Submission submission =
                new Submission(Fields.of(request, "content").required("content"), IdempotencyKey.of(request));
        if (until.isEmpty()) {
            return conversations.send(id, submission).thenApply(Answers.orProblem(MessageRoutes::accepted));
        }
        request.getHeader(TimeoutAccess.class)
                .ifPresent(access -> access.timeoutAccess().updateTimeout(wait.plus(AFTER_WAIT)));
        return sendAndWait(id, submission, new ReplyWatch(id, until.get()), wait);
    }

    private static ReplyWatch.Until until(String word) {
        return switch (word) {
            case "sent" -> ReplyWatch.Until.SENT;
            case "reply" -> ReplyWatch.Until.REPLY;
            default -> throw Parameters.invalid("'wait' must be sent or reply.");
        };
    }

    /** The watch is there before the message is: what happens to it in between is not missed. */
    private CompletionStage<HttpResponse> sendAndWait(
            ConversationId id, Submission submission, ReplyWatch watch, Duration wait) {
        return conversations
                .subscribe(watch)
                .thenCompose(start -> conversations.send(id, submission))
                .thenCompose(outcome -> outcome instanceof Outcome.Success<Message> sent
                        ? watched(id, watch, sent.value(), wait)
                        : CompletableFuture.completedFuture(
                                Problems.of((Outcome.Refusal<Message>) outcome).response()))
                .whenComplete((response, failure) -> conversations.unsubscribe(watch));
    }

    private CompletionStage<HttpResponse> watched(ConversationId id, ReplyWatch watch, Message message, Duration wait) {
        watch.expect(message);
        if (!watch.end().isDone()) {
            readBack(id, watch, message);
        }
        return untilWaitingEnds(
                        watch,
                        watch.end()
                                // Elsewhere than in the feed's thread, which has others to tell.
                                .thenApplyAsync(heard -> answer(watch.until(), StatusCodes.OK, heard))
                                .completeOnTimeout(null, wait.toMillis(), TimeUnit.MILLISECONDS))
                .thenApply(answer -> answer == null
                        ? answer(watch.until(), StatusCodes.ACCEPTED, new ReplyWatch.Heard(watch.message(), null))
                        : answer);
    }

    private <T> CompletableFuture<T> untilWaitingEnds(ReplyWatch watch, CompletableFuture<T> wait) {
        waits.put(watch, wait);
        if (stopping) {
            wait.complete(null);
        }
        return wait.whenComplete((answer, failure) -> waits.remove(watch));
    }

    /** All who wait are answered as if their time were up: their messages are kept, and the daemon stops. */
    void endWaits() {
        stopping = true;
        waits.values().forEach(wait -> wait.complete(null));
    }

    /**
     * What happened before the message was known, since it was sent or, under the same key, by an earlier request, is in
     * the log and does not come again.
     */
    private void readBack(ConversationId id, ReplyWatch watch, Message message) {
        conversations
                .messages(id, new MessageQuery.After(message.seq() - 1, MessageRoutes.LARGEST_PAGE))
                .thenAccept(outcome -> {
                    if (outcome instanceof Outcome.Success<MessagePage> page) {
                        watch.hearAll(page.value().messages(), !page.value().hasMore());
                    } else if (outcome instanceof Outcome.Refusal<MessagePage> refusal
                            && refusal.kind() == Outcome.Kind.NOT_FOUND) {
                        watch.deleted();
                    }
                });
    }

    private static HttpResponse answer(ReplyWatch.Until until, StatusCode status, ReplyWatch.Heard heard) {
        MessageJson message = MessageJson.of(heard.message());
        @Nullable Message reply = heard.reply();
        return switch (until) {
            case SENT -> Answers.json(status, message);
            case REPLY -> Answers.json(status, new ReplyJson(message, reply == null ? null : MessageJson.of(reply)));
        };
    }
}
