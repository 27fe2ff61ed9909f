package dev.lumed.backend;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.apache.pekko.Done;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/** One HTTP connection, with one call on it at a time. */
final class Lane {
    private static final long LARGEST_BODY = 16 << 20;

    private final Line line;
    private final Instant openedAt;
    private volatile @Nullable Throwable end;
    private volatile boolean used;
    private volatile CompletableFuture<Reply.Response> current = new CompletableFuture<>();
    private @Nullable BoundedSourceQueue<HttpRequest> requests;

    private Lane(Line line, Instant openedAt) {
        this.line = line;
        this.openedAt = openedAt;
    }

    static Lane open(
            Dialer dialer,
            Uri origin,
            Instant now,
            BiFunction<HttpResponse, HttpEntity.Strict, Reply.Response> reading) {
        Lane lane = new Lane(dialer.line(), now);
        long timeout = dialer.idleTimeout().toMillis();
        Pair<BoundedSourceQueue<HttpRequest>, CompletionStage<Done>> running = Source.<HttpRequest>queue(1)
                .via(dialer.connection(origin, lane.line))
                .mapAsync(1, response -> response.entity()
                        .withSizeLimit(LARGEST_BODY)
                        .toStrict(timeout, LARGEST_BODY + 1, dialer.materializer())
                        .thenApply(entity -> reading.apply(response, entity)))
                .toMat(Sink.foreach(lane::answered), Keep.both())
                .addAttributes(Dialer.UNLOGGED)
                .run(dialer.materializer());
        lane.requests = running.first();
        running.second()
                .whenComplete((done, failure) -> lane.ended(failure == null ? new LaneClosedException() : failure));
        return lane;
    }

    /** Fails, as soon as the connection does. */
    CompletionStage<Reply.Response> call(HttpRequest request) {
        CompletableFuture<Reply.Response> answer = new CompletableFuture<>();
        current = answer;
        // What is not taken because the connection has ended, or is about to be, fails of what that ended of.
        boolean dropped = requests == null || requests.offer(request) == QueueOfferResult.dropped();
        Throwable ended = end;
        if (dropped || ended != null) {
            answer.completeExceptionally(ended == null ? new LaneClosedException() : ended);
        }
        return answer;
    }

    boolean isOpen() {
        return end == null;
    }

    Instant openedAt() {
        return openedAt;
    }

    /** Whether a call was answered by it before: then it may have been closed meanwhile without our knowing. */
    boolean used() {
        return used;
    }

    boolean sent() {
        return line.sent();
    }

    void cut() {
        line.cut();
    }

    private void answered(Reply.Response response) {
        used = true;
        current.complete(response);
    }

    private void ended(Throwable failure) {
        end = failure;
        current.completeExceptionally(failure);
    }

    /** The connection is closed, and nobody is to blame. */
    static final class LaneClosedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LaneClosedException() {
            super("closed", null, false, false);
        }
    }
}
