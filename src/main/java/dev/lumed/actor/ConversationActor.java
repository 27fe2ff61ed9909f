package dev.lumed.actor;

import dev.lumed.actor.ConversationCommand.Awake;
import dev.lumed.actor.ConversationCommand.Begin;
import dev.lumed.actor.ConversationCommand.Came;
import dev.lumed.actor.ConversationCommand.Close;
import dev.lumed.actor.ConversationCommand.Complete;
import dev.lumed.actor.ConversationCommand.Completed;
import dev.lumed.actor.ConversationCommand.Delete;
import dev.lumed.actor.ConversationCommand.DeleteNow;
import dev.lumed.actor.ConversationCommand.Deleted;
import dev.lumed.actor.ConversationCommand.Describe;
import dev.lumed.actor.ConversationCommand.Discard;
import dev.lumed.actor.ConversationCommand.Idle;
import dev.lumed.actor.ConversationCommand.Leave;
import dev.lumed.actor.ConversationCommand.MarkRead;
import dev.lumed.actor.ConversationCommand.Open;
import dev.lumed.actor.ConversationCommand.PageBrought;
import dev.lumed.actor.ConversationCommand.ReadMessages;
import dev.lumed.actor.ConversationCommand.Reconnect;
import dev.lumed.actor.ConversationCommand.Resend;
import dev.lumed.actor.ConversationCommand.Send;
import dev.lumed.actor.ConversationCommand.SendAnswered;
import dev.lumed.actor.ConversationCommand.SocketBrought;
import dev.lumed.actor.ConversationCommand.TellLink;
import dev.lumed.actor.ConversationCommand.Tick;
import dev.lumed.actor.ConversationCommand.Tune;
import dev.lumed.backend.Answer;
import dev.lumed.backend.Credentials;
import dev.lumed.conversation.Conversation;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Event;
import dev.lumed.conversation.Input;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.State;
import dev.lumed.core.Arrivals;
import dev.lumed.core.Frames;
import dev.lumed.core.Round;
import dev.lumed.core.Standing;
import dev.lumed.link.Link;
import dev.lumed.wire.Consultation;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.BackoffSupervisorStrategy;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.slf4j.MDC;

/**
 * The shell of one conversation: takes a command, lets the two cores decide, stores the events, then does what they ask,
 * in that order. It knows nothing of the domain. Mutable are the {@link Standing}, assigned anew whenever the state was
 * rebuilt, and the core, whenever it is tuned: after a failed write neither the constructor nor {@code create} runs again.
 */
public final class ConversationActor extends EventSourcedBehavior<ConversationCommand, Event, State> {
    private static final int EVENTS_A_SNAPSHOT = 100;

    /** With the events since the one before the last, so that the last one can be lost. */
    private static final int SNAPSHOTS_KEPT = 2;

    /** Longer than anything that a closed conversation may wait for. */
    private static final Duration IDLE_AFTER = Duration.ofMinutes(10);

    private static final BackoffSupervisorStrategy AFTER_A_FAILED_WRITE =
            SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.2);

    private final ActorContext<ConversationCommand> context;
    private final ConversationId id;
    private final Surroundings surroundings;
    private final ConversationShell shell;
    private final ConversationDesk desk;
    private final Departure departure;
    private final Alarm alarm;
    private Conversation conversation;
    private Standing standing;

    private ConversationActor(
            ActorContext<ConversationCommand> context,
            TimerScheduler<ConversationCommand> timers,
            ConversationId id,
            Home home) {
        super(persistenceId(id), AFTER_A_FAILED_WRITE);
        this.context = context;
        this.id = id;
        this.surroundings = home.surroundings();
        this.conversation = new Conversation(surroundings.conversation());
        this.shell = new ConversationShell(context, id, home);
        this.desk = new ConversationDesk(id, home);
        this.departure = new Departure(context, timers, id, surroundings.backend());
        this.alarm = new Alarm(timers, surroundings.nanos());
        this.standing = resting(Link.closed(surroundings.link(), surroundings.linkNow()));
    }

    static Behavior<ConversationCommand> create(ConversationId id, Home home) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new ConversationActor(context, timers, id, home)));
    }

    static PersistenceId persistenceId(ConversationId id) {
        return PersistenceId.of("conversation", id.value());
    }

    @Override
    public State emptyState() {
        return State.UNBORN;
    }

    @Override
    public EventHandler<State, Event> eventHandler() {
        return (state, event) -> event.applyTo(state);
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(EVENTS_A_SNAPSHOT, SNAPSHOTS_KEPT)
                .withDeleteEventsOnSnapshot();
    }

    @Override
    public SignalHandler<State> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), state -> onRecovered())
                .build();
    }

    @Override
    public CommandHandler<ConversationCommand, Event, State> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Begin.class, this::onBegin)
                .onCommand(Open.class, (state, it) -> viewed(state, it.replyTo(), its -> its.follow(new Input.Open())))
                .onCommand(
                        Close.class, (state, it) -> viewed(state, it.replyTo(), its -> its.follow(new Input.Close())))
                .onCommand(
                        Reconnect.class,
                        (state, it) ->
                                viewed(state, it.replyTo(), its -> its.tell(new dev.lumed.link.Input.Reconnect())))
                .onCommand(Describe.class, this::onDescribe)
                .onCommand(Complete.class, this::onComplete)
                .onCommand(Completed.class, this::onCompleted)
                .onCommand(Delete.class, this::onDelete)
                .onCommand(DeleteNow.class, (state, it) -> Effect().none().thenRun(departure::begin))
                .onCommand(Deleted.class, this::onDeleted)
                .onCommand(MarkRead.class, this::onMarkRead)
                .onCommand(Send.class, this::onSend)
                .onCommand(Resend.class, (state, it) -> concerning(state, new Input.Resend(it.message()), it.replyTo()))
                .onCommand(Discard.class, this::onDiscard)
                .onCommand(ReadMessages.class, this::onReadMessages)
                .onCommand(TellLink.class, (state, it) -> play(state, round -> round.tell(it.input())))
                .onCommand(Tune.class, (state, it) -> Effect().none().thenRun(() -> tune(it)))
                .onCommand(Came.class, (state, it) -> play(state, round -> round.tell(it.input())))
                .onCommand(
                        PageBrought.class,
                        (state, it) ->
                                play(state, round -> Arrivals.page(it.outcome().answer(), credentials(), round)))
                .onCommand(
                        SendAnswered.class,
                        (state, it) ->
                                play(state, round -> Arrivals.sent(it.message(), it.answer(), credentials(), round)))
                .onCommand(SocketBrought.class, this::onSocketBrought)
                .onCommand(Idle.class, (state, it) -> onIdle(state))
                .onCommand(Leave.class, (state, it) -> onLeave(state))
                .onCommand(Awake.class, (state, it) -> onAwake(state))
                .onCommand(Tick.class, (state, it) -> onTick(state))
                .build();
    }

    private void tune(Tune tuning) {
        conversation = new Conversation(tuning.conversation());
        standing = standing.tuned(tuning.link());
    }

    private Credentials.State credentials() {
        return surroundings.backend().credentials().state();
    }

    /** One round of the cores: what they decide is stored, then kept and done. */
    private <R> Effect<Event, State> play(State state, Function<Round, R> moves, BiConsumer<State, R> then) {
        Round round = new Round(conversation, state, standing, surroundings.now());
        R result = moves.apply(round);
        long decided = surroundings.nanos().getAsLong();
        return Effect().persist(round.events()).thenRun(after -> {
            // The actor's own MDC does not reach what follows a write.
            MDC.put("conversation", id.brief());
            try {
                standing = round.standing();
                shell.stored(round.events(), decided);
                round.deeds().forEach(deed -> deed.performedBy(shell));
                alarm.wakeAt(standing.wakeAt());
                if (round.changedTheView()) {
                    desk.show(after, standing);
                    rest(after);
                }
                then.accept(after, result);
            } finally {
                MDC.remove("conversation");
            }
        });
    }

    private Effect<Event, State> play(State state, Consumer<Round> moves, Consumer<State> then) {
        return play(
                state,
                round -> {
                    moves.accept(round);
                    return Done.getInstance();
                },
                (after, done) -> then.accept(after));
    }

    private Effect<Event, State> play(State state, Consumer<Round> moves) {
        return play(state, moves, after -> {});
    }

    /**
     * The state was rebuilt, at the start or after a failed write. What was mutable begins anew here, before any command;
     * what the cores make of it is stored with the first one.
     */
    private void onRecovered() {
        standing = resting(standing.link().anew(surroundings.linkNow()));
        shell.begin();
        desk.rebuilt();
        alarm.isOff();
        context.getSelf().tell(new Awake());
    }

    private Standing resting(Link link) {
        return Standing.resting(link, surroundings.storage().restoredTo());
    }

    /** One that is closed has nothing to do but to answer. */
    private void rest(State state) {
        if (mayLeave(state)) {
            context.setReceiveTimeout(IDLE_AFTER, Idle.IDLE);
        } else {
            context.cancelReceiveTimeout();
        }
    }

    private static boolean mayLeave(State state) {
        return !state.open() && !state.deleting();
    }

    private Effect<Event, State> onIdle(State state) {
        return Effect().none().thenRun(() -> {
            if (mayLeave(state)) {
                desk.tellIdle();
            }
        });
    }

    /** It may have been opened since it said that it is idle. */
    private Effect<Event, State> onLeave(State state) {
        return mayLeave(state) ? Effect().stop() : Effect().none().thenRun(desk::tellStaying);
    }

    private Effect<Event, State> onAwake(State state) {
        return play(state, round -> {}, after -> {
            desk.tellAwake();
            rest(after);
            if (after.deleting()) {
                departure.begin();
            }
        });
    }

    private Effect<Event, State> onBegin(State state, Begin begin) {
        return play(
                state, round -> round.begin(begin.profile()), after -> desk.tellView(after, standing, begin.replyTo()));
    }

    /** For what only a conversation that exists can be asked. */
    private <T> Effect<Event, State> existing(
            State state, ActorRef<Outcome<T>> replyTo, Supplier<Effect<Event, State>> effect) {
        return state.begun() && !state.deleting()
                ? effect.get()
                : Effect().none().thenRun(() -> replyTo.tell(Refusals.unknown(id)));
    }

    private Effect<Event, State> viewed(
            State state, ActorRef<Outcome<ConversationView>> replyTo, Consumer<Round> moves) {
        return existing(state, replyTo, () -> play(state, moves, after -> desk.tellView(after, standing, replyTo)));
    }

    /** For what is of no use unless it is kept. */
    private <T> Effect<Event, State> withRoom(ActorRef<Outcome<T>> replyTo, Supplier<Effect<Event, State>> effect) {
        return switch (surroundings.storage().readiness().get()) {
            case READY -> desk.isKept()
                    ? effect.get()
                    : Effect().none().thenRun(() -> replyTo.tell(Refusals.storeFull()));
            case FULL -> Effect().none().thenRun(() -> replyTo.tell(Refusals.storeFull()));
            case AWAY -> Effect().none().thenRun(() -> replyTo.tell(Refusals.storeAway()));
        };
    }

    private Effect<Event, State> onDescribe(State state, Describe command) {
        return existing(state, command.replyTo(), () -> Effect()
                .none()
                .thenRun(() -> desk.tellView(state, standing, command.replyTo())));
    }

    private Effect<Event, State> onMarkRead(State state, MarkRead command) {
        return withRoom(
                command.replyTo(), () -> viewed(state, command.replyTo(), round -> round.tell(new Input.MarkRead())));
    }

    private Effect<Event, State> onComplete(State state, Complete command) {
        return existing(
                state, command.replyTo(), () -> Effect().none().thenRun(() -> departure.complete(command.replyTo())));
    }

    private Effect<Event, State> onCompleted(State state, Completed completed) {
        if (!(completed.answer() instanceof Answer.Success<Consultation> success)) {
            return Effect().none().thenRun(() -> completed.replyTo().tell(Answers.refusal(completed.answer())));
        }
        return play(
                state,
                round -> {
                    round.tell(new Input.ProfileSeen(Frames.profile(success.value())));
                    round.follow(new Input.Close());
                },
                after -> desk.tellView(after, standing, completed.replyTo()));
    }

    private Effect<Event, State> onDelete(State state, Delete command) {
        return existing(
                state,
                command.replyTo(),
                () -> play(state, round -> round.follow(new Input.Delete()), after -> {
                    desk.tellDeletion(command.replyTo());
                    departure.begin();
                }));
    }

    private Effect<Event, State> onSend(State state, Send command) {
        Submission submission = command.submission();
        Input send = new Input.Send(submission.content(), submission.idempotencyKey());
        return withRoom(command.replyTo(), () -> concerning(state, send, command.replyTo()));
    }

    private Effect<Event, State> concerning(State state, Input input, ActorRef<Outcome<Message>> replyTo) {
        return existing(
                state,
                replyTo,
                () -> play(
                        state,
                        round -> round.tell(input),
                        (after, verdict) -> desk.tellMessage(after, standing, verdict, replyTo)));
    }

    private Effect<Event, State> onDiscard(State state, Discard command) {
        return existing(
                state,
                command.replyTo(),
                () -> play(
                        state,
                        round -> round.tell(new Input.Discard(command.message())),
                        (after, verdict) -> command.replyTo().tell(Refusals.done(verdict))));
    }

    private Effect<Event, State> onReadMessages(State state, ReadMessages command) {
        return existing(state, command.replyTo(), () -> Effect()
                .none()
                .thenRun(() -> desk.tellMessages(state, standing, command)));
    }

    private Effect<Event, State> onDeleted(State state, Deleted deleted) {
        if (!(deleted.answer() instanceof Answer.Success<Done>)) {
            return Effect().none().thenRun(() -> departure.retry(deleted.answer()));
        }
        return Effect().none().thenRun(desk::forget);
    }

    private Effect<Event, State> onTick(State state) {
        alarm.isOff();
        return play(state, Round::tick);
    }

    private Effect<Event, State> onSocketBrought(State state, SocketBrought command) {
        return play(state, round -> shell.arrived(command.brought(), round), after -> command.brought()
                .taken()
                .complete(Done.getInstance()));
    }
}
