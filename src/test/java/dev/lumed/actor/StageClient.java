package dev.lumed.actor;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.simulation.Account;
import dev.lumed.simulation.Client;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client of a conversation that the actors on a stage keep. Of a daemon that is gone it gets no answer. */
final class StageClient implements Client {
    private final Stage stage;
    private final ConversationId id;

    StageClient(Stage stage, ConversationId id) {
        this.stage = stage;
        this.id = id;
    }

    @Override
    public void send(String content, @Nullable String idempotencyKey, Consumer<MessageId> accepted) {
        stage.conversations().send(id, new Submission(content, idempotencyKey)).thenAccept(outcome -> {
            if (outcome instanceof Outcome.Success<Message> success) {
                accepted.accept(success.value().id());
            }
        });
    }

    @Override
    public void resend(MessageId message) {
        stage.conversations().resend(id, message);
    }

    @Override
    public void discard(MessageId message) {
        stage.conversations().discard(id, message);
    }

    @Override
    public void markRead() {
        stage.conversations().markRead(id);
    }

    @Override
    public void open() {
        stage.conversations().open(id);
    }

    @Override
    public void close() {
        stage.conversations().close(id);
    }

    @Override
    public void suspend() {
        stage.conversations().suspend();
    }

    @Override
    public void resume() {
        stage.conversations().resume();
    }

    @Override
    public void reconnect() {
        stage.conversations().reconnect(id);
    }

    @Override
    public List<Message> pending() {
        try {
            return stage.messages(id);
        } catch (CompletionException unanswered) {
            return List.of();
        }
    }

    /** What the daemon shows of it, asked as its clients do. */
    Account account() {
        ConversationView view = stage.success(stage.conversations().find(id));
        return new Account(
                stage.messages(id),
                view.summary().messageCount(),
                view.summary().unread(),
                view.connection(),
                view.typing());
    }
}
