package dev.lumed.http;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.handle;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import dev.lumed.actor.Conversations;
import dev.lumed.api.HealthJson;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
    private final Duration statusPatience;
    private final byte[] description = Resources.read("/openapi.yaml");

    OpenRoutes(Conversations conversations, DaemonControl control, ApiMetrics metrics, Duration statusPatience) {
        this.conversations = conversations;
        this.control = control;
        this.metrics = metrics;
        this.statusPatience = statusPatience;
    }

    Route routes() {
        return concat(
                pathPrefix(
                        "health",
                        () -> concat(
                                open("live", () -> done(Answers.json(new HealthJson("ok")))),
                                open("ready", () -> done(ready())))),
                open("metrics", this::metrics),
                open("openapi.yaml", () -> done(bytes(YAML, description))));
    }

    /** The method is asked for behind the path: in front of it, it would speak for every other path too. */
    private static Route open(String name, Supplier<CompletionStage<HttpResponse>> answer) {
        return path(name, () -> get(() -> handle(request -> answer.get())));
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

    /** When the conversations do not answer in time, the other numbers are all the more wanted. */
    private CompletionStage<HttpResponse> metrics() {
        return conversations
                .status()
                .toCompletableFuture()
                .orTimeout(statusPatience.toMillis(), TimeUnit.MILLISECONDS)
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
