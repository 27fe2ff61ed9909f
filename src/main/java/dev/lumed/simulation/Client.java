package dev.lumed.simulation;

import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a person can do in one conversation, whoever keeps it for them. */
public interface Client {
    /** Told of the message once it is accepted, and of nothing if it never is. */
    void send(String content, @Nullable String idempotencyKey, Consumer<MessageId> accepted);

    void resend(MessageId id);

    void discard(MessageId id);

    /** Looks at what has come. */
    void markRead();

    void open();

    void close();

    void suspend();

    void resume();

    void reconnect();

    /** The messages whose place in the backend's list is not known yet. */
    List<Message> pending();
}
