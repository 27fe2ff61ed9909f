package dev.lumed.http;

import static dev.lumed.http.Negotiation.producing;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.handle;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import dev.lumed.actor.Conversations;
import dev.lumed.conversation.ConversationId;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** The feed's readers: let in up to a number, each behind its cursor. */
final class EventRoutes {
    private static final Problem TOO_MANY = Problem.of(
                    StatusCodes.TOO_MANY_REQUESTS, "too-many-readers", "There are as many readers as there may be.")
            .retryAfter(Duration.ofSeconds(15));

    private final Conversations conversations;
    private final EventStreams streams;
    private final Readers readers;

    EventRoutes(Conversations conversations, EventStreams streams, Readers readers) {
        this.conversations = conversations;
        this.streams = streams;
        this.readers = readers;
    }

    Route routes() {
        return concat(
                path("events", () -> get(() -> events(this::ofAll))),
                path(
                        segment("conversations").slash(segment()).slash("events"),
                        id -> get(() -> events(request -> ofConversation(PathIds.conversation(id), request)))));
    }

    private static Route events(Function<HttpRequest, CompletionStage<HttpResponse>> answer) {
        return producing(MediaTypes.TEXT_EVENT_STREAM, () -> handle(answer::apply));
    }

    private CompletionStage<HttpResponse> ofAll(HttpRequest request) {
        OptionalLong since = since(request);
        return CompletableFuture.completedFuture(admit(() -> streams.ofAll(since)));
    }

    /** A conversation that is not there is told by a status, before there is a stream. */
    private CompletionStage<HttpResponse> ofConversation(ConversationId id, HttpRequest request) {
        OptionalLong since = since(request);
        return conversations
                .find(id)
                .thenApply(Answers.orProblem(found -> admit(() -> streams.ofConversation(id, since))));
    }

    /** A reader that comes back repeats its first address, and tells in the header how far it came since. */
    private static OptionalLong since(HttpRequest request) {
        List<String> ids = StreamSupport.stream(request.getHeaders().spliterator(), false)
                .filter(header -> header.is("last-event-id"))
                .map(HttpHeader::value)
                .filter(value -> !value.isEmpty())
                .toList();
        if (ids.size() > 1) {
            throw Parameters.invalid("Last-Event-ID is given more than once.");
        }
        return ids.isEmpty() ? Parameters.of(request).count("since") : OptionalLong.of(place(ids.get(0)));
    }

    /** A browser repeats whatever id it has, also another daemon's: what is no number is as unknown as one to come. */
    private static long place(String lastEventId) {
        return Parameters.number(lastEventId).orElse(Long.MAX_VALUE);
    }

    private HttpResponse admit(Supplier<Source<ByteString, NotUsed>> stream) {
        if (readers.areTooMany()) {
            return TOO_MANY.response();
        }
        return HttpResponse.create()
                .withEntity(HttpEntities.createChunked(ContentTypes.create(MediaTypes.TEXT_EVENT_STREAM), stream.get()))
                .addHeader(RawHeader.create("X-Accel-Buffering", "no"));
    }
}
