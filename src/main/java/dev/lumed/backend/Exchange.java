package dev.lumed.backend;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.jspecify.annotations.Nullable;

/** One request and what comes back in time; at the deadline its connection is cut. */
final class Exchange {
    private final Lanes lanes;
    private final ActorSystem system;
    private final HttpRequest request;
    private final boolean repeatable;
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();
    private @Nullable Lane lane;
    private volatile boolean late;

    Exchange(Lanes lanes, ActorSystem system, HttpRequest request, boolean repeatable) {
        this.lanes = lanes;
        this.system = system;
        this.request = request;
        this.repeatable = repeatable;
    }

    CompletionStage<Reply> begin(Turnstile turnstile, Duration timeout) {
        Cancellable deadline = system.scheduler().scheduleOnce(timeout, this::timedOut, system.dispatcher());
        CompletableFuture<Boolean> place = turnstile.enter();
        CompletionStage<Boolean> turn = place;
        CompletionStage<Reply> over = reply;
        turn.thenAccept(entered -> {
            if (entered) {
                over.whenComplete((done, failure) -> turnstile.leave());
                call(repeatable ? lanes.kept() : null);
            }
        });
        over.whenComplete((done, failure) -> {
            deadline.cancel();
            place.complete(false);
        });
        return reply;
    }

    private synchronized void call(@Nullable Lane kept) {
        if (reply.isDone()) {
            return;
        }
        Lane taken = kept == null ? lanes.fresh() : kept;
        lane = taken;
        boolean stale = taken.used();
        taken.call(request).whenComplete((response, failure) -> {
            if (failure == null) {
                lanes.keep(taken);
                reply.complete(response);
            } else if (stale && Reasons.lost(failure)) {
                call(null);
            } else if (!late) { // else it was the deadline that cut it, and knows better what to say
                reply.complete(broken(taken, failure));
            }
        });
    }

    private static Reply broken(Lane lane, Throwable failure) {
        return new Reply.Broken(Reasons.of(failure), lane.sent() && !Reasons.beforeSending(failure));
    }

    private synchronized void timedOut() {
        if (lane == null) {
            reply.complete(new Reply.Broken("too many calls are under way", false));
            return;
        }
        if (reply.isDone()) {
            return;
        }
        late = true;
        lane.cut();
        boolean sent = lane.sent();
        reply.complete(new Reply.Broken(sent ? "no answer in time" : "no connection in time", sent));
    }
}
