package dev.lumed.http;

import dev.lumed.actor.Feed;
import dev.lumed.actor.FeedEvent;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Watches the feed for what becomes of one message. It listens before the message has an id, and keeps what it hears
 * until it knows which one is meant.
 */
final class ReplyWatch implements Feed.Subscriber {
    private static final int MOST_EARLY = 1024;

    private final ConversationId conversation;
    private final Until until;
    private final CompletableFuture<Heard> end = new CompletableFuture<>();
    private final List<Message> early = new ArrayList<>();
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

    /** Completes when there is nothing left to wait for. */
    CompletableFuture<Heard> end() {
        return end;
    }

    /** From here on the message is known. */
    synchronized void expect(Message sent) {
        message = sent;
        look(sent);
        early.forEach(this::look);
        early.clear();
    }

    /** The message as it was last heard of. */
    synchronized Message message() {
        if (message == null) {
            throw new IllegalStateException("no message is expected yet");
        }
        return message;
    }

    @Override
    public synchronized boolean offer(FeedEvent event) {
        if (event instanceof FeedEvent.MessageChanged changed
                && changed.conversation().equals(conversation)) {
            hear(changed.message());
        }
        return early.size() < MOST_EARLY;
    }

    synchronized void hear(Message heard) {
        if (message == null) {
            early.add(heard);
        } else {
            look(heard);
        }
    }

    private void look(Message heard) {
        Message own = message();
        if (heard.id().equals(own.id())) {
            if (heard.seq() > own.seq()) {
                message = heard;
            }
            if (isOver(heard.status())) {
                end.complete(new Heard(heard, null));
            }
        } else if (until == Until.REPLY && isReply(heard, own.id())) {
            end.complete(new Heard(own, heard));
        }
    }

    private boolean isOver(Status status) {
        return status == Status.FAILED || (until == Until.SENT && status == Status.SENT);
    }

    private static boolean isReply(Message heard, MessageId to) {
        return heard.role() != Role.USER && heard.status() == Status.COMPLETE && to.equals(heard.replyTo());
    }
}
