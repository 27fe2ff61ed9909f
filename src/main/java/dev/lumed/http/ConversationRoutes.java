package dev.lumed.http;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.handle;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import dev.lumed.actor.ConversationView;
import dev.lumed.actor.Conversations;
import dev.lumed.actor.NewConversation;
import dev.lumed.actor.Opened;
import dev.lumed.actor.Outcome;
import dev.lumed.actor.Submission;
import dev.lumed.api.ConversationJson;
import dev.lumed.api.ConversationsJson;
import dev.lumed.api.TransitionsJson;
import dev.lumed.conversation.ConversationId;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;

/** The conversations themselves: listed, created, opened, closed, deleted. */
final class ConversationRoutes {
    private static final int TRANSITIONS = 50;
    private static final int MOST_TRANSITIONS = 1000;
    private static final int LONGEST_MESSAGE = 5000;

    private final Conversations conversations;
    private final MessageRoutes messages;

    ConversationRoutes(Conversations conversations, MessageRoutes messages) {
        this.conversations = conversations;
        this.messages = messages;
    }

    Route routes() {
        return pathPrefix(
                "conversations",
                () -> concat(
                        pathEnd(() -> concat(get(() -> handle(request -> list())), post(() -> handle(this::create)))),
                        pathPrefix(segment(), id -> of(PathIds.conversation(id)))));
    }

    private Route of(ConversationId id) {
        return concat(
                pathEnd(() -> concat(
                        get(() -> view(() -> conversations.find(id))), delete(() -> handle(request -> remove(id))))),
                action("open", () -> conversations.open(id)),
                action("close", () -> conversations.close(id)),
                action("complete", () -> conversations.complete(id)),
                action("read", () -> conversations.markRead(id)),
                action("reconnect", () -> conversations.reconnect(id)),
                path("transitions", () -> get(() -> handle(request -> transitions(id, request)))),
                messages.of(id));
    }

    private static Route action(String name, Supplier<CompletionStage<Outcome<ConversationView>>> act) {
        return path(name, () -> post(() -> view(act)));
    }

    private static Route view(Supplier<CompletionStage<Outcome<ConversationView>>> act) {
        return handle(request -> act.get().thenApply(Answers.orProblem(view -> Answers.json(json(view)))));
    }

    private CompletionStage<HttpResponse> list() {
        return conversations
                .list()
                .thenApply(views -> Answers.json(new ConversationsJson(
                        views.stream().map(ConversationRoutes::json).toList())));
    }

    private CompletionStage<HttpResponse> create(HttpRequest request) {
        Fields body = Fields.of(
                request, "persona", "initial_message", "context_type", "context_id", "goal_id", "quick_action");
        NewConversation wanted = new NewConversation(
                body.filled("persona"),
                firstMessage(body, IdempotencyKey.of(request)),
                body.optional("context_type"),
                body.optional("context_id"),
                body.optional("goal_id"),
                body.optional("quick_action"));
        return conversations.create(wanted).thenApply(Answers.orProblem(ConversationRoutes::opened));
    }

    /** Checked before anything is created: its refusal afterwards would leave a conversation that nobody knows of. */
    private static @Nullable Submission firstMessage(Fields body, @Nullable String key) {
        @Nullable String text = body.optional("initial_message");
        if (text != null && (text.isBlank() || text.length() > LONGEST_MESSAGE)) {
            throw Fields.invalid(
                    "invalid-field",
                    "The field 'initial_message' has 1 to " + LONGEST_MESSAGE + " characters, not all of them blank.");
        }
        return text == null ? null : new Submission(text, key);
    }

    private static HttpResponse opened(Opened opened) {
        return Answers.json(opened.created() ? StatusCodes.CREATED : StatusCodes.OK, json(opened.conversation()));
    }

    private CompletionStage<HttpResponse> remove(ConversationId id) {
        return conversations.delete(id).thenApply(Answers.orProblem(done -> Answers.noContent()));
    }

    private CompletionStage<HttpResponse> transitions(ConversationId id, HttpRequest request) {
        int limit = Parameters.of(request).limit(TRANSITIONS, MOST_TRANSITIONS);
        return conversations
                .transitions(id, limit)
                .thenApply(Answers.orProblem(past -> Answers.json(TransitionsJson.of(past))));
    }

    static ConversationJson json(ConversationView view) {
        return ConversationJson.of(view.summary(), view.connection(), view.typing());
    }
}
