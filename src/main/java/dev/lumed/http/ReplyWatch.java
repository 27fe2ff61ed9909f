package dev.lumed.http;

import dev.lumed.actor.Feed;
import dev.lumed.actor.FeedEvent;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.jspecify.annotations.Nullable;

/**
 * Watches the feed for what becomes of one message. It listens before the message has an id, and hears nothing of it
 * until it knows which one is meant: what happened until then has to be read.
 */
final class ReplyWatch implements Feed.Subscriber {
    private static final Problem DISCARDED = Problem.of(
            StatusCodes.CONFLICT, "message-discarded", "The message was discarded while its client waited for it.");
    private static final Problem DELETED = Problem.of(
            StatusCodes.CONFLICT, "conversation-deleted", "The conversation was deleted while a client waited in it.");

    private final ConversationId conversation;
    private final Until until;
    private final CompletableFuture<Heard> end = new CompletableFuture<>();
    private @Nullable Message message;

    /** What is waited for. A message that failed ends either wait. */
    enum Until {
        SENT,
        REPLY
    }

    /**
     * What became of the message.
     *
     * @param reply null where none was waited for or none will come
     */
    record Heard(Message message, @Nullable Message reply) {}

    ReplyWatch(ConversationId conversation, Until until) {
        this.conversation = conversation;
        this.until = until;
    }

    Until until() {
        return until;
    }

    /** Completes when there is nothing left to wait for, with a problem where nothing can come any more. */
    CompletableFuture<Heard> end() {
        return end;
    }

    /** From here on the message is known. */
    synchronized void expect(Message sent) {
        message = sent;
        hear(sent);
    }

    /** The message as it was last heard of. */
    synchronized Message message() {
        if (message == null) {
            throw new IllegalStateException("no message is expected yet");
        }
        return message;
    }

    @Override
    public Optional<ConversationId> follows() {
        return Optional.of(conversation);
    }

    @Override
    public boolean offer(FeedEvent event) {
        if (event instanceof FeedEvent.MessageChanged changed) {
            hear(changed.message());
        } else if (event instanceof FeedEvent.MessageRemoved removed) {
            missing(removed.message());
        } else if (event instanceof FeedEvent.ConversationChanged changed
                && changed.view().summary().deleting()) {
            deleted();
        }
        return true;
    }

    synchronized void hear(Message heard) {
        if (message == null) {
            return;
        }
        if (!heard.id().equals(message.id())) {
            if (until == Until.REPLY && isReply(heard, message.id())) {
                end.complete(new Heard(message, heard));
            }
        } else if (heard.seq() >= message.seq()) {
            // One that failed before it was tried again comes late, and means nothing.
            message = heard;
            if (isOver(heard.status())) {
                end.complete(new Heard(heard, null));
            }
        }
    }

    /**
     * What has come since the message was sent, itself included.
     *
     * @param whole whether it is all of that: a message that is not among it is no more
     */
    synchronized void hearAll(List<Message> since, boolean whole) {
        since.forEach(this::hear);
        if (whole
                && message != null
                && since.stream().noneMatch(each -> each.id().equals(message().id()))) {
            missing(message.id());
        }
    }

    /** The conversation is no more. */
    void deleted() {
        end.completeExceptionally(DELETED.asException());
    }

    private synchronized void missing(MessageId removed) {
        if (message != null && removed.equals(message.id())) {
            end.completeExceptionally(DISCARDED.asException());
        }
    }

    private boolean isOver(Status status) {
        return status == Status.FAILED || (until == Until.SENT && status == Status.SENT);
    }

    private static boolean isReply(Message heard, MessageId to) {
        return heard.role() != Role.USER && heard.status() == Status.COMPLETE && to.equals(heard.replyTo());
    }
}
