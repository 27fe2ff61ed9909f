package dev.lumed.actor;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * Lets so many readings of the backend's lists run at once, over all conversations, and the others wait their turn: ten
 * thousand conversations that fall back together do not stampede. Whoever waits holds one place, so the queue is bounded
 * by the number of conversations.
 */
final class PollGate extends AbstractBehavior<PollGate.Command> {
    sealed interface Command {}

    /** Asks to be told {@link Granted} when it is one's turn; {@link Release} must follow. */
    record Enter(ActorRef<Granted> visitor) implements Command {}

    /** So many from now on; who is inside stays. */
    record Limit(int most) implements Command {}

    record Release(ActorRef<Granted> visitor) implements Command {}

    /** It is your turn. */
    record Granted() {}

    private int most;
    private final Set<ActorRef<Granted>> inside = new HashSet<>();
    private final Set<ActorRef<Granted>> waiting = new LinkedHashSet<>();

    private PollGate(ActorContext<Command> context, int most) {
        super(context);
        this.most = most;
    }

    static Behavior<Command> create(int most) {
        return Behaviors.setup(context -> new PollGate(context, most));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Enter.class, this::onEnter)
                .onMessage(Limit.class, this::onLimit)
                .onMessage(Release.class, release -> onLeft(release.visitor()))
                .onSignal(Terminated.class, this::onTerminated)
                .build();
    }

    private Behavior<Command> onEnter(Enter enter) {
        getContext().watch(enter.visitor());
        waiting.add(enter.visitor());
        return admit();
    }

    private Behavior<Command> onLimit(Limit limit) {
        most = limit.most();
        return admit();
    }

    private Behavior<Command> onLeft(ActorRef<Granted> visitor) {
        getContext().unwatch(visitor);
        inside.remove(visitor);
        waiting.remove(visitor);
        return admit();
    }

    @SuppressWarnings("unchecked") // only visitors are watched
    private Behavior<Command> onTerminated(Terminated signal) {
        return onLeft((ActorRef<Granted>) (ActorRef<?>) signal.getRef());
    }

    private Behavior<Command> admit() {
        Iterator<ActorRef<Granted>> queue = waiting.iterator();
        while (inside.size() < most && queue.hasNext()) {
            ActorRef<Granted> next = queue.next();
            queue.remove();
            inside.add(next);
            next.tell(new Granted());
        }
        return this;
    }
}
