package dev.lumed.backend;

import dev.lumed.wire.ServerFrame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.PeerClosedConnectionException;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.http.javadsl.model.ws.WebSocketRequest;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgradeResponse;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.japi.pf.PFBuilder;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/**
 * One upgrade, and the socket that comes of it. What it is told at last is one of {@link Observer#refused}, {@link
 * Observer#closed} and {@link Observer#failed}.
 */
final class Attempt {
    private static final int FRAMES_WAITING = 256;
    private static final int NORMAL = 1000;
    private static final Duration LEAVE = Duration.ofSeconds(3);

    private final Upgrades upgrades;
    private final Observer observer;
    private final FrameText texts;
    private final Line line;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<WebSocketUpgradeResponse> answer = new CompletableFuture<>();
    private final CompletionStage<WebSocketUpgradeResponse> upgrade = answer;
    private volatile boolean open;
    private volatile @Nullable BoundedSourceQueue<Message> outgoing;

    Attempt(Upgrades upgrades, Observer observer) {
        this.upgrades = upgrades;
        this.observer = observer;
        this.texts =
                new FrameText(upgrades.settings().maxFrame(), upgrades.dialer().materializer());
        this.line = upgrades.dialer().line();
    }

    void start(WebSocketRequest request) {
        Flow<Message, Message, BoundedSourceQueue<Message>> flow =
                Flow.fromSinkAndSourceMat(incoming(), Source.queue(FRAMES_WAITING), Keep.right());
        Pair<CompletionStage<WebSocketUpgradeResponse>, BoundedSourceQueue<Message>> running =
                upgrades.dialer().socket(request, flow, line);
        outgoing = running.second();
        running.first().thenAccept(answer::complete);
        upgrade.thenAccept(this::answered);
    }

    boolean isOpen() {
        return open;
    }

    /** False if the frames that wait are too many. */
    boolean send(String text) {
        BoundedSourceQueue<Message> queue = outgoing;
        return !open || queue == null || queue.offer(TextMessage.create(text)) != QueueOfferResult.dropped();
    }

    /** Says good-bye with code 1000 and leaves, at the latest when the backend has not answered for a while. */
    void takeLeave() {
        BoundedSourceQueue<Message> queue = outgoing;
        if (queue != null && !queue.isCompleted()) {
            queue.complete();
        }
        ActorSystem system = upgrades.dialer().system();
        system.scheduler().scheduleOnce(LEAVE, () -> giveUp("closed"), system.dispatcher());
    }

    void giveUp(String reason) {
        // What is cut fails as well, and knows less of why.
        observer.failed(reason);
        line.cut();
    }

    /**
     * The end comes as an element, with what failed or not, so that it overtakes nothing that was received before. When
     * the line is cut it ends even if the listener never was ready again.
     */
    private Sink<Message, NotUsed> incoming() {
        return Flow.<Message>create()
                .<Step>map(Came::new)
                .concatLazy(Source.single(new Ended(null)))
                .recover(new PFBuilder<Throwable, Step>().matchAny(Ended::new).build())
                .mapAsync(1, step -> step.takenBy(this))
                .via(line.whole())
                .to(Sink.ignore());
    }

    private void answered(WebSocketUpgradeResponse response) {
        if (response.isValid()) {
            open = true;
            observer.opened().thenAccept(ready -> opened.complete(null));
            return;
        }
        HttpResponse refusal = response.response();
        Duration retryAfter = refusal.getHeader("Retry-After")
                .map(HttpHeader::value)
                .map(value -> RetryAfter.read(value, upgrades.clock().instant()))
                .orElse(Duration.ZERO);
        int status = refusal.status().intValue();
        observer.refused(status, Answers.refusal(status), retryAfter);
    }

    private CompletionStage<?> received(Message message) {
        return texts.read(message)
                .thenCompose(frames -> opened.thenCompose(ready -> observer.received(withoutSecrets(frames))));
    }

    /** A complaint is shown to people, and some backends repeat in it what they were shown. */
    private List<ServerFrame> withoutSecrets(List<ServerFrame> frames) {
        if (frames.stream().noneMatch(ServerFrame.Failure.class::isInstance)) {
            return frames;
        }
        return frames.stream()
                .map(frame -> frame instanceof ServerFrame.Failure failure ? clean(failure) : frame)
                .toList();
    }

    private ServerFrame clean(ServerFrame.Failure failure) {
        Scrubber scrubber = upgrades.scrubber();
        return new ServerFrame.Failure(scrubber.clean(failure.error()), scrubber.cleanIfPresent(failure.code()));
    }

    private CompletionStage<?> ended(@Nullable Throwable failure) {
        if (Reasons.isRefusedUpgrade(failure)) {
            // What the refusal itself says is better known.
            upgrade.thenAccept(response -> {
                if (response.isValid()) {
                    broken(failure);
                }
            });
        } else {
            broken(failure);
        }
        return CompletableFuture.completedFuture(null);
    }

    private void broken(@Nullable Throwable failure) {
        if (failure instanceof PeerClosedConnectionException closed) {
            leave(closed.closeCode(), upgrades.scrubber().clean(closed.closeReason()));
        } else if (failure != null) {
            giveUp(open ? Reasons.of(failure) : Reasons.ofUpgrade(failure));
        } else if (open) {
            // Also what went away as it should (1001), or without a word: Pekko HTTP makes no difference.
            leave(NORMAL, "closed by the backend");
        } else {
            // Before the answer, or with it.
            giveUp("the connection was closed at once");
        }
    }

    private void leave(int code, String reason) {
        takeLeave();
        observer.closed(code, reason);
    }

    /** Who is told what comes of it. */
    interface Observer {

        /** Complete when frames may come. */
        CompletionStage<?> opened();

        /** Complete when the next ones may come. */
        CompletionStage<?> received(List<ServerFrame> frames);

        void refused(int status, String reason, Duration retryAfter);

        void closed(int code, String reason);

        void failed(String reason);
    }

    private sealed interface Step {
        CompletionStage<?> takenBy(Attempt attempt);
    }

    private record Came(Message message) implements Step {
        @Override
        public CompletionStage<?> takenBy(Attempt attempt) {
            return attempt.received(message);
        }
    }

    private record Ended(@Nullable Throwable failure) implements Step {
        @Override
        public CompletionStage<?> takenBy(Attempt attempt) {
            return attempt.ended(failure);
        }
    }
}
