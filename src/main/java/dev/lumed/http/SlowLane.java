package dev.lumed.http;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/**
 * Answers wrong tokens one after the other, so that guessing in parallel is no faster than guessing in turn. Right
 * tokens never wait here, and the first mistake is answered at once. Those who would wait long are turned away.
 */
final class SlowLane {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Problem FULL = Problem.of(
                    StatusCodes.TOO_MANY_REQUESTS, "too-many-failures", "Too many requests came with a wrong token.")
            .retryAfter(LONGEST_WAIT);

    private final ActorSystem<?> system;
    private final LongSupplier nanoTime;
    private final long spacingNanos;
    private long free;

    SlowLane(ActorSystem<?> system, Duration spacing, LongSupplier nanoTime) {
        this.system = system;
        this.nanoTime = nanoTime;
        this.spacingNanos = spacing.toNanos();
        this.free = nanoTime.getAsLong();
    }

    CompletionStage<HttpResponse> answer(HttpResponse refusal) {
        OptionalLong waitNanos = enter();
        if (waitNanos.isEmpty()) {
            return CompletableFuture.completedFuture(FULL.response());
        }
        CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
        system.scheduler()
                .scheduleOnce(
                        Duration.ofNanos(waitNanos.getAsLong()),
                        () -> answer.complete(refusal),
                        system.executionContext());
        return answer;
    }

    /** How long to wait; empty where the lane is full. */
    synchronized OptionalLong enter() {
        long now = nanoTime.getAsLong();
        long wait = Math.max(0, free - now);
        if (wait > LONGEST_WAIT.toNanos()) {
            return OptionalLong.empty();
        }
        free = now + wait + spacingNanos;
        return OptionalLong.of(wait);
    }
}
