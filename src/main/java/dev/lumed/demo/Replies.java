package dev.lumed.demo;

import dev.lumed.demo.model.StoredMessage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** Has messages answered by the persona of their consultation. */
final class Replies {

    private final DemoState state;
    private final ActorRef<ReplyActor.Command> actor;

    Replies(DemoState state, ActorRef<ReplyActor.Command> actor) {
        this.state = state;
        this.actor = actor;
    }

    /** Streams the reply to whoever listens. */
    void answer(StoredMessage message) {
        send(message, null);
    }

    /** The reply once it is complete, which is told to nobody else; nothing when a fault keeps it back. */
    CompletionStage<Optional<StoredMessage>> ask(StoredMessage message) {
        CompletableFuture<Optional<StoredMessage>> asked = new CompletableFuture<>();
        send(message, asked);
        return asked;
    }

    private void send(StoredMessage message, @Nullable CompletableFuture<Optional<StoredMessage>> asked) {
        String id = message.consultationId();
        String persona = state.consultations()
                .find(id)
                .map(consultation -> consultation.request().persona())
                .orElse("");
        actor.tell(new ReplyActor.Answer(
                new Question(message, persona, state.consultations().turn(id), asked)));
    }
}
