package dev.lumed.http;

import static dev.lumed.http.Negotiation.producing;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.handle;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.put;
import static org.apache.pekko.http.javadsl.server.Directives.withoutRequestTimeout;

import dev.lumed.api.RestoredJson;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaType;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.javadsl.StreamConverters;

/** The store as one file, out and in. */
final class StoreRoutes {
    /** As registered for SQLite. */
    private static final MediaType.Binary SQLITE = MediaTypes.customBinary("application", "vnd.sqlite3", true);

    private static final String RESTORE = "/v1/restore";
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
    private static final int CHUNK_BYTES = 1 << 16;

    private final ActorSystem<?> system;
    private final Safekeeping store;

    StoreRoutes(ActorSystem<?> system, Safekeeping store) {
        this.system = system;
        this.store = store;
    }

    /** Whether its body is a store, which is read as it comes and not bounded as others are. */
    static boolean isStore(HttpRequest request) {
        return request.method().equals(HttpMethods.PUT)
                && request.getUri().getPathString().equals(RESTORE)
                && request.entity().getContentType().mediaType().toString().equals(SQLITE.toString());
    }

    Route routes() {
        // Both take as long as the disk does.
        return concat(
                path(
                        "backup",
                        () -> get(() ->
                                producing(SQLITE, () -> withoutRequestTimeout(() -> handle(request -> backUp()))))),
                path("restore", () -> put(() -> withoutRequestTimeout(() -> handle(this::restore)))));
    }

    private CompletionStage<HttpResponse> backUp() {
        return store.backUp().thenApply(Answers.orProblem(this::download));
    }

    private HttpResponse download(Safekeeping.Copy copy) {
        // Where the client has gone meanwhile nobody ever reads it.
        system.scheduler().scheduleOnce(LONGEST_SILENCE, copy::closeUnlessRead, system.executionContext());
        return HttpResponse.create()
                .withEntity(HttpEntities.create(
                        SQLITE.toContentType(),
                        copy.bytes(),
                        StreamConverters.fromInputStream(copy::read, CHUNK_BYTES)));
    }

    private CompletionStage<HttpResponse> restore(HttpRequest request) {
        if (!isStore(request)) {
            throw Problem.of(
                            StatusCodes.UNSUPPORTED_MEDIA_TYPE,
                            "not-a-store",
                            "The body must be a backup, of type " + SQLITE + ".")
                    .asException();
        }
        HttpEntity body = request.entity().withoutSizeLimit();
        InputStream content = body.getDataBytes().runWith(StreamConverters.asInputStream(LONGEST_SILENCE), system);
        return store.restore(content)
                .thenApply(Answers.<Safekeeping.Restored>orProblem(
                        done -> Answers.json(StatusCodes.ACCEPTED, new RestoredJson(done.kept()))));
    }
}
