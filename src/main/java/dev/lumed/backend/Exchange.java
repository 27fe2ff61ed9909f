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
                if (repeatable) {
                    lanes.began(this);
                    over.whenComplete((done, failure) -> lanes.ended(this));
                }
                call(repeatable);
            }
        });
        over.whenComplete((done, failure) -> {
            deadline.cancel();
            place.complete(false);
        });
        return reply;
    }

    /** By a connection that is open already, if {@code keptWillDo} and there is one. */
    private synchronized void call(boolean keptWillDo) {
        if (reply.isDone()) {
            return;
        }
        Lane kept = keptWillDo ? lanes.kept() : null;
        Lane taken = kept == null ? lanes.fresh() : kept;
        lane = taken;
        boolean stale = taken.used();
        taken.call(request).whenComplete((response, failure) -> ended(taken, stale, response, failure));
    }

    /** On a connection of its own, since the one that it waits for may be dead. */
    synchronized void again() {
        Lane suspect = lane;
        if (suspect != null && !reply.isDone()) {
            call(false);
            suspect.cut();
        }
    }

    private synchronized void ended(
            Lane taken, boolean stale, Reply.@Nullable Response response, @Nullable Throwable failure) {
        if (reply.isDone() || taken != lane) {
            return; // cut: by the deadline, which knows better what to say, or for another one
        }
        if (response != null) {
            lanes.keep(taken);
            reply.complete(response);
        } else if (failure != null && stale && Reasons.lost(failure)) {
            call(false);
        } else if (failure != null) {
            reply.complete(broken(taken, failure));
        }
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
        lane.cut();
        boolean sent = lane.sent();
        reply.complete(new Reply.Broken(sent ? "no answer in time" : "no connection in time", sent));
    }
}
