package dev.lumed.http;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.handle;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.Directives.put;

import dev.lumed.actor.Conversations;
import dev.lumed.actor.StatusView;
import dev.lumed.api.ReloadJson;
import dev.lumed.api.StatusJson;
import dev.lumed.api.TrafficJson;
import dev.lumed.meters.Traffic;
import dev.lumed.settings.Secret;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;

/** What concerns the daemon as a whole. */
final class DaemonRoutes {
    private final Conversations conversations;
    private final DaemonControl control;
    private final Traffic traffic;

    DaemonRoutes(Conversations conversations, DaemonControl control, Traffic traffic) {
        this.conversations = conversations;
        this.control = control;
        this.traffic = traffic;
    }

    Route routes() {
        return concat(
                path("status", () -> get(() -> handle(request -> status()))),
                path(
                        "traffic",
                        () -> get(() -> handle(request -> CompletableFuture.completedFuture(Answers.json(traffic()))))),
                path("suspend", () -> post(() -> handle(request -> suspend()))),
                path("resume", () -> post(() -> handle(request -> resume()))),
                path("credentials", () -> put(() -> handle(this::credentials))),
                pathPrefix("config", () -> path("reload", () -> post(() -> handle(request -> reload())))));
    }

    private CompletionStage<HttpResponse> status() {
        return conversations.status().thenApply(view -> Answers.json(status(view)));
    }

    private StatusJson status(StatusView view) {
        DaemonControl.About about = control.about();
        return new StatusJson(
                about.version(),
                about.startedAt(),
                new StatusJson.Backend(about.backendUrl(), view.auth().name().toLowerCase(Locale.ROOT)),
                StatusJson.Conversations.of(view.open(), view.byMode()),
                view.outbox());
    }

    private TrafficJson traffic() {
        return new TrafficJson(
                (int) Traffic.bucketLength().toSeconds(),
                traffic.buckets().stream().map(DaemonRoutes::bucket).toList());
    }

    private static TrafficJson.Bucket bucket(Traffic.Bucket bucket) {
        return new TrafficJson.Bucket(
                bucket.at(),
                bucket.requests(),
                bucket.failures(),
                millis(bucket.latencyMean()),
                millis(bucket.latencyMax()),
                bucket.frames(),
                bucket.firstContent().map(DaemonRoutes::millis).orElse(null));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private CompletionStage<HttpResponse> suspend() {
        return conversations.suspend().thenApply(done -> Answers.noContent());
    }

    private CompletionStage<HttpResponse> resume() {
        return conversations.resume().thenApply(done -> Answers.noContent());
    }

    private CompletionStage<HttpResponse> credentials(HttpRequest request) {
        Fields body = Fields.of(request, "access_token", "refresh_token");
        return control.replaceCredentials(
                        Secret.of(body.filled("access_token")), Secret.of(body.filled("refresh_token")))
                .thenApply(done -> Answers.noContent());
    }

    private CompletionStage<HttpResponse> reload() {
        return control.reload().thenApply(DaemonRoutes::answer);
    }

    private static HttpResponse answer(DaemonControl.Reload reload) {
        if (reload instanceof DaemonControl.Reload.Reloaded done) {
            return Answers.json(new ReloadJson(done.changed(), done.atRestart()));
        }
        return Problem.of(
                        StatusCodes.UNPROCESSABLE_CONTENT,
                        "invalid-configuration",
                        "The configuration has problems; the old values are still in force.")
                .withProblems(((DaemonControl.Reload.Rejected) reload).problems())
                .response();
    }
}
