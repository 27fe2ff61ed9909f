package dev.lumed.actor;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.StoryNote;
import dev.lumed.link.Connection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked of the conversations, for the rooms above the actors. A stage completes with an
 * {@link Outcome}; it completes exceptionally only when the daemon itself is at fault or stopping.
 */
public interface Conversations {
    CompletionStage<StatusView> status();

    /** All conversations known here, open and closed, the one with the latest message first. */
    CompletionStage<List<ConversationView>> list();

    /** Creates at the backend or adopts the one that exists there; either way it is open when the stage completes. */
    CompletionStage<Outcome<Opened>> create(NewConversation request);

    CompletionStage<Outcome<ConversationView>> find(ConversationId id);

    /** Opens; one that was never seen here is fetched, and is not found if the backend has none. */
    CompletionStage<Outcome<ConversationView>> open(ConversationId id);

    CompletionStage<Outcome<ConversationView>> close(ConversationId id);

    CompletionStage<Outcome<ConversationView>> complete(ConversationId id);

    CompletionStage<Outcome<ConversationView>> reconnect(ConversationId id);

    /** Nothing of it is unread any longer. */
    CompletionStage<Outcome<ConversationView>> markRead(ConversationId id);

    /** Gone here at once, and at the backend as soon as it can be told. */
    CompletionStage<Outcome<Done>> delete(ConversationId id);

    CompletionStage<Outcome<MessagePage>> messages(ConversationId id, MessageQuery query);

    /** The message is durable when the stage completes. */
    CompletionStage<Outcome<Message>> send(ConversationId id, Submission submission);

    CompletionStage<Outcome<Message>> resend(ConversationId id, MessageId message);

    CompletionStage<Outcome<Done>> discard(ConversationId id, MessageId message);

    CompletionStage<Outcome<List<StoryNote>>> story(ConversationId id, MessageId message);

    /** The connection's past, oldest first. */
    CompletionStage<Outcome<List<Connection>>> transitions(ConversationId id, int limit);

    /** The beginnings of conversations that the backend offers; a wish that is null is none. */
    CompletionStage<Outcome<List<QuickAction>>> quickActions(@Nullable String persona, @Nullable String contextType);

    CompletionStage<Done> suspend();

    CompletionStage<Done> resume();

    /** From the moment the stage completes the subscriber is offered every event of what it follows. */
    CompletionStage<Feed.Start> subscribe(Feed.Subscriber subscriber);

    void unsubscribe(Feed.Subscriber subscriber);
}
