package dev.lumed.http;

import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.handle;
import static org.apache.pekko.http.javadsl.server.Directives.path;

import dev.lumed.actor.Conversations;
import dev.lumed.actor.QuickAction;
import dev.lumed.api.QuickActionsJson;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/** The beginnings of conversations that the backend offers. */
final class QuickActionRoutes {
    private static final int LONGEST_WISH = 100;

    private final Conversations conversations;

    QuickActionRoutes(Conversations conversations) {
        this.conversations = conversations;
    }

    Route routes() {
        return path("quick-actions", () -> get(() -> handle(this::offered)));
    }

    private CompletionStage<HttpResponse> offered(HttpRequest request) {
        Parameters wishes = Parameters.of(request);
        return conversations
                .quickActions(
                        wishes.filled("persona", LONGEST_WISH).orElse(null),
                        wishes.filled("context_type", LONGEST_WISH).orElse(null))
                .thenApply(Answers.orProblem(actions -> Answers.json(json(actions))));
    }

    private static QuickActionsJson json(List<QuickAction> actions) {
        return new QuickActionsJson(actions.stream()
                .map(action -> new QuickActionsJson.Action(
                        action.id(),
                        action.title(),
                        action.prompt(),
                        action.icon(),
                        action.contextType(),
                        action.persona()))
                .toList());
    }
}
