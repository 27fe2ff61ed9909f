package dev.lumed.actor;

import dev.lumed.actor.ConversationCommand.Begin;
import dev.lumed.backend.Answer;
import dev.lumed.backend.Backend;
import dev.lumed.conversation.ConversationId;
import dev.lumed.core.Frames;
import dev.lumed.wire.Consultation;
import dev.lumed.wire.CreateConsultation;
import dev.lumed.wire.Created;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * How a conversation comes to lumed: created at the backend, adopted where one of that persona exists already, or fetched
 * by its id. One that the backend names but does not have, an orphan, is deleted there and created anew, once.
 */
final class Admission {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final Backend backend;
    private final Welcome welcome;

    /** Tells a conversation that it exists and is open. */
    interface Welcome {
        CompletionStage<Outcome<ConversationView>> begin(
                ConversationId id, Function<ActorRef<Outcome<ConversationView>>, Begin> begin);
    }

    Admission(Backend backend, Welcome welcome) {
        this.backend = backend;
        this.welcome = welcome;
    }

    CompletionStage<Outcome<Opened>> create(NewConversation request) {
        return create(request, true);
    }

    private CompletionStage<Outcome<Opened>> create(NewConversation request, boolean orphansAreReplaced) {
        // The first message goes through the outbox: there it is sent once, whatever becomes of this answer.
        CreateConsultation body = new CreateConsultation(
                request.persona(),
                null,
                request.goalId(),
                request.contextType(),
                request.contextId(),
                request.quickAction());
        return backend.create(body).thenCompose(answer -> {
            if (answer instanceof Answer.Success<Created> created) {
                return welcome(created.value().consultation(), true);
            }
            if (answer instanceof Answer.Refused<Created> refused
                    && refused.status() == CONFLICT
                    && refused.existingId() != null) {
                return adopt(refused.existingId(), request, orphansAreReplaced);
            }
            return CompletableFuture.completedFuture(Answers.refusal(answer));
        });
    }

    private CompletionStage<Outcome<Opened>> adopt(
            String existing, NewConversation request, boolean orphansAreReplaced) {
        return backend.consultation(existing).thenCompose(answer -> {
            if (answer instanceof Answer.Success<Consultation> found) {
                return welcome(found.value(), false);
            }
            boolean orphan = answer instanceof Answer.Refused<Consultation> refused && refused.status() == NOT_FOUND;
            return orphan && orphansAreReplaced
                    ? replace(existing, request)
                    : CompletableFuture.completedFuture(Answers.refusal(answer));
        });
    }

    private CompletionStage<Outcome<Opened>> replace(String orphan, NewConversation request) {
        return backend.delete(orphan)
                .thenCompose(answer -> answer instanceof Answer.Success<Done>
                        ? create(request, false)
                        : CompletableFuture.completedFuture(Answers.refusal(answer)));
    }

    /** Opens one that was never seen here. */
    CompletionStage<Outcome<ConversationView>> fetch(ConversationId id) {
        return backend.consultation(id.value())
                .thenCompose(answer -> answer instanceof Answer.Success<Consultation> found
                        ? welcome(found.value(), false).thenApply(opened -> opened.map(Opened::conversation))
                        : CompletableFuture.completedFuture(Answers.refusal(answer)));
    }

    private CompletionStage<Outcome<Opened>> welcome(Consultation consultation, boolean created) {
        ConversationId id = new ConversationId(consultation.id());
        return welcome.begin(id, replyTo -> new Begin(Frames.profile(consultation), replyTo))
                .thenApply(outcome -> outcome.map(view -> new Opened(view, created)));
    }
}
