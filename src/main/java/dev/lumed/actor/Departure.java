package dev.lumed.actor;

import dev.lumed.actor.ConversationCommand.Completed;
import dev.lumed.actor.ConversationCommand.DeleteNow;
import dev.lumed.actor.ConversationCommand.Deleted;
import dev.lumed.backend.Answer;
import dev.lumed.backend.Backend;
import dev.lumed.conversation.ConversationId;
import java.time.Duration;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** How a conversation comes to its end at the backend: completed, or deleted, the latter tried until it is done. */
final class Departure {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final ActorContext<ConversationCommand> context;
    private final TimerScheduler<ConversationCommand> timers;
    private final ConversationId id;
    private final Backend backend;
    private Duration pause = FIRST_PAUSE;

    Departure(
            ActorContext<ConversationCommand> context,
            TimerScheduler<ConversationCommand> timers,
            ConversationId id,
            Backend backend) {
        this.context = context;
        this.timers = timers;
        this.id = id;
        this.backend = backend;
    }

    void complete(ActorRef<Outcome<ConversationView>> replyTo) {
        context.pipeToSelf(
                backend.complete(id.value()),
                (answer, failure) ->
                        new Completed(answer != null ? answer : Answers.failed("completing", failure), replyTo));
    }

    void begin() {
        context.pipeToSelf(
                backend.delete(id.value()),
                (answer, failure) -> new Deleted(answer != null ? answer : Answers.failed("deleting", failure)));
    }

    void retry(Answer<Done> answer) {
        context.getLog().info("not deleted at the backend yet: {}", Answers.reason(answer));
        timers.startSingleTimer("delete", new DeleteNow(), pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
}
