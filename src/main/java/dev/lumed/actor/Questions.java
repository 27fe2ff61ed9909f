package dev.lumed.actor;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.scaladsl.AskPattern;
import org.apache.pekko.util.Timeout;
import scala.util.Failure;
import scala.util.Try;

/**
 * Asks actors on behalf of those who are none. What hangs on an answer is done on the system's own threads: the stages of
 * Pekko's Java API would take a thread of the common pool for each step, or make a new one where a machine is small.
 */
final class Questions {
    /** Longer than the slowest thing a conversation does before it answers: a write behind a full disk's retries. */
    private static final Timeout PATIENCE = Timeout.create(Duration.ofSeconds(20));

    private final ActorSystem<?> system;

    Questions(ActorSystem<?> system) {
        this.system = system;
    }

    <Q, T> CompletionStage<T> ask(ActorRef<Q> asked, Function<ActorRef<T>, Q> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        new AskPattern.Askable<>(asked)
                .<T>ask(question::apply, PATIENCE, system.scheduler())
                .onComplete(result -> settle(answer, result), system.executionContext());
        return answer;
    }

    private static <T> boolean settle(CompletableFuture<T> answer, Try<T> result) {
        return result instanceof Failure<T> failure
                ? answer.completeExceptionally(failure.exception())
                : answer.complete(result.get());
    }
}
