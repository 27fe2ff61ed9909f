package dev.lumed.actor;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.ConversationSettings;
import dev.lumed.conversation.ConversationSummary;
import dev.lumed.link.Connection;
import dev.lumed.link.Input;
import dev.lumed.link.LinkSettings;
import dev.lumed.link.Mode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;

/**
 * Finds the actor of a conversation by its id and nothing else, and starts it when there is none. It knows of every
 * conversation what a list shows. At the start those that were open come back by themselves, so many at a time: ten
 * thousand recoveries at once would overflow the journal.
 */
public final class ConversationRegistry extends AbstractBehavior<ConversationRegistry.Command> {
    private static final int MOST_WAKING = 50;
    private static final Duration PAUSE_AFTER_A_STOP = Duration.ofSeconds(5);

    /** What the registry can be told. */
    public sealed interface Command {}

    /** For the conversation itself. */
    record Pass(ConversationId id, ConversationCommand command) implements Command {}

    /** For one that is known here; otherwise {@code absent} is run instead. */
    record PassIfKnown(ConversationId id, ConversationCommand command, Runnable absent) implements Command {}

    record ListAll(ActorRef<List<ConversationView>> replyTo) implements Command {}

    record CountAll(ActorRef<Count> replyTo) implements Command {}

    /** How the open conversations are connected, how much is still to be sent, and for how long. */
    record Count(int open, Map<Mode, Integer> byMode, long outbox, Duration outboxAge) {}

    record Suspend(ActorRef<Done> replyTo) implements Command {}

    record Resume(ActorRef<Done> replyTo) implements Command {}

    record CredentialsRenewed() implements Command {}

    /**
     * How all conversations decide from now on, those to come as well.
     *
     * @param mostReadings readings of the backend's lists under way at once
     */
    record Tune(ConversationSettings conversation, LinkSettings link, int mostReadings) implements Command {}

    /** A conversation has rebuilt its state. */
    record Woken(ConversationId id) implements Command {}

    private record Stopped(ConversationId id) implements Command {}

    private record WakeAgain(ConversationId id) implements Command {}

    /**
     * A conversation noticed that the process stood still. The others look too: a timer that was set in the moment before
     * begins to run only now, and would let them notice as much later.
     */
    record StoodStill() implements Command {}

    /** A conversation looks like this now. */
    record Viewed(ConversationView view) implements Command {}

    /** A closed conversation was asked nothing for a while. */
    record Idle(ConversationId id) implements Command {}

    /** It was told to leave the memory, and has something to do by now. */
    record Staying(ConversationId id) implements Command {}

    /** A conversation is deleted everywhere. */
    record Forgotten(ConversationId id) implements Command {}

    private final Surroundings surroundings;
    private final Map<ConversationId, ConversationView> views = new HashMap<>();
    private final Map<ConversationId, ActorRef<ConversationCommand>> awake = new HashMap<>();
    private final Queue<ConversationId> asleep = new ArrayDeque<>();
    private final Set<ConversationId> starting = new HashSet<>();
    // Whose actors are about to end, and then their journals.
    private final Set<ConversationId> deleted = new HashSet<>();
    private final Departing departing = new Departing();
    private Home home;
    private boolean suspended;

    private ConversationRegistry(
            ActorContext<Command> context,
            Surroundings surroundings,
            ActorRef<FeedActor.Command> feed,
            List<ConversationSummary> known,
            int mostReadings) {
        super(context);
        this.surroundings = surroundings;
        ActorRef<PollGate.Command> gate = context.spawn(PollGate.create(mostReadings), "poll-gate");
        // Without it no list would be read again. Whoever watches and does not listen dies with whom it watches.
        context.watch(gate);
        this.home = new Home(surroundings, context.getSelf(), feed, gate);
        known.forEach(this::remember);
        wakeSome();
    }

    /**
     * The registry of one daemon.
     *
     * @param known what the directory had at the start
     * @param mostReadings readings of the backend's lists under way at once
     */
    static Behavior<Command> create(
            Surroundings surroundings,
            ActorRef<FeedActor.Command> feed,
            List<ConversationSummary> known,
            int mostReadings) {
        return Behaviors.setup(context -> new ConversationRegistry(context, surroundings, feed, known, mostReadings));
    }

    private void remember(ConversationSummary summary) {
        Mode mode = summary.open() ? Mode.CONNECTING : Mode.CLOSED;
        Connection connection = new Connection(mode, surroundings.clock().instant(), null, null, 0);
        views.put(summary.id(), new ConversationView(summary, connection, false, null));
        if (summary.open() || summary.deleting()) {
            asleep.add(summary.id());
        }
    }

    private void wakeSome() {
        while (starting.size() < MOST_WAKING && !asleep.isEmpty()) {
            ConversationId next = asleep.remove();
            if (!awake.containsKey(next)) {
                starting.add(next);
                actorOf(next);
            }
        }
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Pass.class, this::onPass)
                .onMessage(PassIfKnown.class, this::onPassIfKnown)
                .onMessage(Woken.class, this::onWoken)
                .onMessage(WakeAgain.class, this::onWakeAgain)
                .onMessage(Idle.class, this::onIdle)
                .onMessage(Staying.class, this::onStaying)
                .onMessage(Viewed.class, this::onViewed)
                .onMessage(ListAll.class, this::onListAll)
                .onMessage(CountAll.class, this::onCountAll)
                .onMessage(Suspend.class, this::onSuspend)
                .onMessage(Resume.class, this::onResume)
                .onMessage(CredentialsRenewed.class, it -> tellAll(new Input.CredentialsRenewed()))
                .onMessage(StoodStill.class, it -> tellAll(new Input.Tick()))
                .onMessage(Tune.class, this::onTune)
                .onMessage(Forgotten.class, this::onForgotten)
                .onMessage(Stopped.class, this::onStopped)
                .build();
    }

    private ActorRef<ConversationCommand> actorOf(ConversationId id) {
        ActorRef<ConversationCommand> known = awake.get(id);
        if (known != null) {
            return known;
        }
        ActorRef<ConversationCommand> started = getContext()
                .spawn(
                        Behaviors.withMdc(
                                ConversationCommand.class,
                                Map.of("conversation", id.brief()),
                                ConversationActor.create(id, home)),
                        "conversation-" + URLEncoder.encode(id.value(), StandardCharsets.UTF_8));
        getContext().watchWith(started, new Stopped(id));
        awake.put(id, started);
        return started;
    }

    private Behavior<Command> onPass(Pass pass) {
        if (departing.keeps(pass.id(), pass.command())) {
            return this;
        }
        ActorRef<ConversationCommand> actor = actorOf(pass.id());
        actor.tell(pass.command());
        if (suspended) {
            actor.tell(new ConversationCommand.TellLink(new Input.Suspend()));
        }
        return this;
    }

    private Behavior<Command> onWoken(Woken woken) {
        if (starting.remove(woken.id())) {
            wakeSome();
        }
        if (departing.has(woken.id())) {
            // It was rebuilt instead, and may not have heard it.
            actorOf(woken.id()).tell(new ConversationCommand.Leave());
        }
        if (suspended) {
            actorOf(woken.id()).tell(new ConversationCommand.TellLink(new Input.Suspend()));
        }
        return this;
    }

    private Behavior<Command> onWakeAgain(WakeAgain again) {
        asleep.add(again.id());
        wakeSome();
        return this;
    }

    private Behavior<Command> onPassIfKnown(PassIfKnown pass) {
        if (views.containsKey(pass.id())) {
            return onPass(new Pass(pass.id(), pass.command()));
        }
        pass.absent().run();
        return this;
    }

    private Behavior<Command> onIdle(Idle idle) {
        ActorRef<ConversationCommand> actor = awake.get(idle.id());
        if (actor != null && departing.begins(idle.id())) {
            actor.tell(new ConversationCommand.Leave());
        }
        return this;
    }

    private Behavior<Command> onStaying(Staying staying) {
        departing.ends(staying.id()).forEach(command -> onPass(new Pass(staying.id(), command)));
        return this;
    }

    private Behavior<Command> onViewed(Viewed viewed) {
        ConversationId id = viewed.view().summary().id();
        views.put(id, viewed.view());
        return this;
    }

    private Behavior<Command> onListAll(ListAll command) {
        Comparator<ConversationView> latestFirst =
                Comparator.comparing(view -> view.summary().lastMessageAt() == null
                        ? view.summary().profile().createdAt()
                        : view.summary().lastMessageAt());
        command.replyTo()
                .tell(views.values().stream()
                        .filter(view -> !view.summary().deleting())
                        .sorted(latestFirst.reversed())
                        .toList());
        return this;
    }

    private Behavior<Command> onCountAll(CountAll command) {
        Map<Mode, Integer> byMode = new EnumMap<>(Mode.class);
        int open = 0;
        long outbox = 0;
        Instant now = surroundings.clock().instant();
        Instant oldest = now;
        for (ConversationView view : views.values()) {
            outbox += view.summary().outbox();
            oldest = earlier(oldest, view.undeliveredSince());
            if (view.summary().open()) {
                open++;
                byMode.merge(view.connection().mode(), 1, Integer::sum);
            }
        }
        command.replyTo().tell(new Count(open, byMode, outbox, Duration.between(oldest, now)));
        return this;
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }

    private Behavior<Command> onSuspend(Suspend command) {
        suspended = true;
        command.replyTo().tell(Done.getInstance());
        return tellAll(new Input.Suspend());
    }

    private Behavior<Command> onResume(Resume command) {
        suspended = false;
        surroundings.backend().wokeUp();
        command.replyTo().tell(Done.getInstance());
        return tellAll(new Input.Resume());
    }

    private Behavior<Command> onTune(Tune tune) {
        home = home.tuned(tune.conversation(), tune.link());
        home.gate().tell(new PollGate.Limit(tune.mostReadings()));
        ConversationCommand tuning = new ConversationCommand.Tune(tune.conversation(), tune.link());
        awake.values().forEach(actor -> actor.tell(tuning));
        return this;
    }

    private Behavior<Command> tellAll(Input input) {
        awake.values().forEach(actor -> actor.tell(new ConversationCommand.TellLink(input)));
        return this;
    }

    private Behavior<Command> onForgotten(Forgotten forgotten) {
        views.remove(forgotten.id());
        ActorRef<ConversationCommand> actor = awake.get(forgotten.id());
        if (actor != null) {
            deleted.add(forgotten.id());
            getContext().stop(actor);
        }
        return this;
    }

    /** A conversation stops by itself only when its state cannot be rebuilt; one that is open is tried again. */
    private Behavior<Command> onStopped(Stopped stopped) {
        ConversationId id = stopped.id();
        awake.remove(id);
        starting.remove(id);
        wakeSome();
        departing.ends(id).forEach(command -> onPass(new Pass(id, command)));
        ConversationView view = views.get(id);
        if (deleted.remove(id)) {
            // What is left where that fails, an SQLite store removes at the next start.
            surroundings.storage().directory().erase(id);
        } else if (view != null && view.summary().open()) {
            getContext().getLog().error("conversation {} stopped unexpectedly; it is started again soon", id.brief());
            getContext().scheduleOnce(PAUSE_AFTER_A_STOP, getContext().getSelf(), new WakeAgain(id));
        }
        return this;
    }
}
