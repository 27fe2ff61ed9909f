package dev.lumed.actor;

import dev.lumed.backend.Answer;
import dev.lumed.backend.Backend;
import dev.lumed.conversation.ConversationId;
import dev.lumed.wire.MessagePage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;

/** Reads pages of one conversation's list, one at a time and each when the gate lets it. It knows no schedule. */
final class PollerActor extends AbstractBehavior<PollerActor.Command> {
    sealed interface Command {}

    record Read(long offset, int limit) implements Command {}

    private record Granted() implements Command {}

    private record Answered(Answer<MessagePage> answer) implements Command {}

    /** What the reading asked for last gave. */
    record Outcome(Answer<MessagePage> answer) {}

    private final Backend backend;
    private final String id;
    private final ActorRef<PollGate.Command> gate;
    private final ActorRef<PollGate.Granted> visitor;
    private final ActorRef<Outcome> reader;
    private @Nullable Read wanted;

    private PollerActor(
            ActorContext<Command> context,
            Backend backend,
            ConversationId id,
            ActorRef<PollGate.Command> gate,
            ActorRef<Outcome> reader) {
        super(context);
        this.backend = backend;
        this.id = id.value();
        this.gate = gate;
        this.reader = reader;
        this.visitor = context.messageAdapter(PollGate.Granted.class, granted -> new Granted());
    }

    static Behavior<Command> create(
            Backend backend, ConversationId id, ActorRef<PollGate.Command> gate, ActorRef<Outcome> reader) {
        return Behaviors.setup(context -> new PollerActor(context, backend, id, gate, reader));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Read.class, this::onRead)
                .onMessage(Granted.class, granted -> onGranted())
                .onMessage(Answered.class, this::onAnswered)
                .build();
    }

    /** The conversation reads one page at a time, so nobody waits for an earlier one. */
    private Behavior<Command> onRead(Read read) {
        boolean queued = wanted != null;
        wanted = read;
        if (!queued) {
            gate.tell(new PollGate.Enter(visitor));
        }
        return this;
    }

    private Behavior<Command> onGranted() {
        Read read = wanted;
        if (read == null) {
            gate.tell(new PollGate.Release(visitor));
            return this;
        }
        getContext()
                .pipeToSelf(
                        backend.messages(id, read.offset(), read.limit()),
                        (answer, failure) ->
                                new Answered(answer != null ? answer : Answers.failed("reading the list", failure)));
        return this;
    }

    private Behavior<Command> onAnswered(Answered answered) {
        wanted = null;
        gate.tell(new PollGate.Release(visitor));
        reader.tell(new Outcome(answered.answer()));
        return this;
    }
}
