package dev.lumed.http;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.handle;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import dev.lumed.actor.Conversations;
import dev.lumed.api.HealthJson;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;

/** What needs no token, because it tells nothing of what is said. */
final class OpenRoutes {
    private static final ContentType PROMETHEUS = ContentTypes.parse("text/plain; version=0.0.4; charset=utf-8");
    private static final ContentType YAML = ContentTypes.create(
            MediaTypes.customWithFixedCharset("application", "yaml", HttpCharsets.UTF_8, Map.of(), false));

    private final Conversations conversations;
    private final DaemonControl control;
    private final ApiMetrics metrics;
    private final byte[] description = Resources.read("/openapi.yaml");

    OpenRoutes(Conversations conversations, DaemonControl control, ApiMetrics metrics) {
        this.conversations = conversations;
        this.control = control;
        this.metrics = metrics;
    }

    Route routes() {
        return get(() -> concat(
                pathPrefix(
                        "health",
                        () -> concat(
                                path("live", () -> handle(request -> done(Answers.json(new HealthJson("ok"))))),
                                path("ready", () -> handle(request -> done(ready()))))),
                path("metrics", () -> handle(request -> metrics())),
                path("openapi.yaml", () -> handle(request -> done(bytes(YAML, description))))));
    }

    private HttpResponse ready() {
        DaemonControl.Readiness readiness = control.readiness();
        return switch (readiness) {
            case READY -> Answers.json(new HealthJson("ok"));
            case STARTING, STOPPING -> Answers.json(
                    StatusCodes.SERVICE_UNAVAILABLE,
                    new HealthJson(readiness.name().toLowerCase(Locale.ROOT)));
        };
    }

    /** When the conversations do not answer, the other numbers are all the more wanted. */
    private CompletionStage<HttpResponse> metrics() {
        return conversations
                .status()
                .thenAccept(metrics::show)
                .handle((shown, failure) -> bytes(PROMETHEUS, metrics.text()));
    }

    private static CompletionStage<HttpResponse> done(HttpResponse response) {
        return CompletableFuture.completedFuture(response);
    }

    private static HttpResponse bytes(ContentType type, byte[] content) {
        return HttpResponse.create().withEntity(HttpEntities.create(type, content));
    }
}
