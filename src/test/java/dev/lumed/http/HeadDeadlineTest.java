package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ResponseEntity;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A connection lasts for as long as whole requests come, or one is being answered. */
final class HeadDeadlineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ActorTestKit testKit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(testKit.system());
    private final CompletableFuture<Done> awaited = new CompletableFuture<>();
    private final CompletableFuture<HttpRequest> request = new CompletableFuture<>();
    private final CompletableFuture<HttpRequest> asked = new CompletableFuture<>();
    private final CompletableFuture<HttpResponse> response = new CompletableFuture<>();
    private final CompletableFuture<HttpResponse> answered = new CompletableFuture<>();

    @AfterEach
    void stop() {
        testKit.shutdownTestKit();
    }

    @Test
    void head_thatNeverComes_closesTheConnection() {
        CompletableFuture<Done> closed = connection();
        time.timePasses(PATIENCE.minusMillis(1));
        assertThat(closed).isNotDone();
        assertClosesInTime(closed);
    }

    @Test
    void answer_thatTakesLong_isWaitedFor() {
        CompletableFuture<Done> closed = connection();
        request.complete(HttpRequest.create());
        await(asked);
        time.timePasses(PATIENCE.multipliedBy(10));
        response.complete(HttpResponse.create());
        assertThat(await(answered).status().intValue()).isEqualTo(200);
        assertClosesInTime(closed);
    }

    @Test
    void answer_thatStreams_isWaitedForToItsEnd() {
        assertIsWaitedFor(bytes -> HttpEntities.createChunked(ContentTypes.APPLICATION_OCTET_STREAM, bytes));
    }

    /** As a backup that a client takes its time to read. */
    @Test
    void answer_ofAKnownLength_isWaitedForToItsEnd() {
        assertIsWaitedFor(bytes -> HttpEntities.create(ContentTypes.APPLICATION_OCTET_STREAM, 9, bytes));
    }

    private void assertIsWaitedFor(Function<Source<ByteString, Object>, ResponseEntity> entity) {
        CompletableFuture<Done> closed = connection();
        request.complete(HttpRequest.create());
        CompletableFuture<ByteString> end = new CompletableFuture<>();
        Source<ByteString, Object> bytes = Source.single(ByteString.fromString("first"))
                .concat(Source.completionStage(end))
                .mapMaterializedValue(unused -> unused);
        HttpResponse given = HttpResponse.create().withEntity(entity.apply(bytes));
        response.complete(given);
        ResponseEntity shown = await(answered).entity();
        assertThat(shown.getContentLengthOption()).isEqualTo(given.entity().getContentLengthOption());
        CompletableFuture<List<ByteString>> read =
                shown.getDataBytes().runWith(Sink.seq(), testKit.system()).toCompletableFuture();
        time.timePasses(PATIENCE.multipliedBy(10));
        end.complete(ByteString.fromString("last"));
        assertThat(await(read)).hasSize(2);
        assertThat(closed).isNotDone();
        assertClosesInTime(closed);
    }

    /** A connection that brings what {@link #request} becomes, and is answered with what {@link #response} becomes. */
    private CompletableFuture<Done> connection() {
        Source<HttpRequest, ?> requests = Source.lazyCompletionStage(() -> {
                    awaited.complete(Done.getInstance());
                    return request;
                })
                .concat(Source.maybe());
        Flow<HttpRequest, HttpResponse, NotUsed> daemon = Flow.<HttpRequest>create()
                .mapAsync(1, each -> {
                    asked.complete(each);
                    return response;
                });
        CompletionStage<Done> closed = requests.via(
                        BidiFlow.fromGraph(new HeadDeadline(PATIENCE)).join(daemon))
                .runWith(Sink.foreach(answered::complete), testKit.system());
        await(awaited);
        return closed.toCompletableFuture();
    }

    /** The end of an answer is noticed a moment after it; the time begins then. */
    private void assertClosesInTime(CompletableFuture<Done> closed) {
        for (int tries = 0; tries < 500 && !isDoneSoon(closed); tries++) {
            time.timePasses(PATIENCE);
        }
        assertThat(closed).isCompleted();
    }

    private static boolean isDoneSoon(CompletableFuture<Done> closed) {
        try {
            closed.get(20, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T await(CompletableFuture<T> coming) {
        return coming.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    @Tag("socket")
    void head_thatNeverEnds_closesTheConnection() throws IOException {
        ApiServer.Limits usual = ApiUnderTest.LIMITS;
        ApiServer.Limits impatient = new ApiServer.Limits(
                usual.inbox(),
                usual.readers(),
                usual.commentInterval(),
                usual.failureSpacing(),
                usual.statusPatience(),
                Duration.ofMillis(200));
        try (ApiUnderTest api = new ApiUnderTest(impatient);
                Socket socket = RawExchange.send(api.server.uri())) {
            socket.getOutputStream().write("GET /v1/status HTTP/1.1\r\nX-Slow: 1".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(ApiServer.Limits.USUAL.headPatience()).isEqualTo(PATIENCE);
    }
}
