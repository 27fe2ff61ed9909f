package dev.lumed.demo;

import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.model.Draft;
import dev.lumed.demo.model.RefusedException;
import dev.lumed.demo.model.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Speaks all replies, one at a time in each consultation, whether or not anyone listens. One timer moves all of them on,
 * and none runs while nobody speaks.
 */
final class ReplyActor extends AbstractBehavior<ReplyActor.Command> {

    private static final int MOST_WAITING = 2_000;
    private static final Duration SHORTEST_TICK = Duration.ofMillis(10);

    sealed interface Command {}

    record Answer(Question question) implements Command {}

    private record Store(String consultation, String messageId, Draft draft) implements Command {}

    enum Stop implements Command {
        STOP
    }

    private enum Tick implements Command {
        TICK
    }

    private final DemoState state;
    private final ReplyListener listener;
    private final TimerScheduler<Command> timers;
    private final Map<String, Utterance> speaking = new LinkedHashMap<>();
    private final Map<String, Deque<Question>> waiting = new LinkedHashMap<>();
    private @Nullable Duration ticking;

    static Behavior<Command> create(DemoState state, ReplyListener listener) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new ReplyActor(context, timers, state, listener)));
    }

    private ReplyActor(
            ActorContext<Command> context, TimerScheduler<Command> timers, DemoState state, ReplyListener listener) {
        super(context);
        this.timers = timers;
        this.state = state;
        this.listener = listener;
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Answer.class, this::onAnswer)
                .onMessage(Store.class, this::onStore)
                .onMessage(Tick.class, this::onTick)
                .onMessage(Stop.class, stop -> Behaviors.stopped())
                .build();
    }

    private Behavior<Command> onAnswer(Answer answer) {
        Question question = answer.question();
        if (state.faults().take(Fault.NO_REPLY, question.consultation()).isPresent()) {
            tellAsked(question, Optional.empty());
            return this;
        }
        Deque<Question> queue = waiting.computeIfAbsent(question.consultation(), id -> new ArrayDeque<>());
        if (queue.size() >= MOST_WAITING) {
            tellAsked(question, Optional.empty());
        } else {
            queue.add(question);
        }
        beginNext(question.consultation());
        keepTicking();
        return this;
    }

    private Behavior<Command> onStore(Store store) {
        store(store);
        return this;
    }

    private Behavior<Command> onTick(Tick tick) {
        Instant now = state.clock().instant();
        for (Utterance utterance : List.copyOf(speaking.values())) {
            if (utterance.isReady(now)) {
                goOn(utterance);
            }
        }
        keepTicking();
        return this;
    }

    /** Begins replies until one of them takes time. */
    private void beginNext(String consultation) {
        Deque<Question> queue = waiting.get(consultation);
        while (queue != null && !speaking.containsKey(consultation)) {
            Question question = queue.poll();
            if (question == null) {
                waiting.remove(consultation);
                return;
            }
            Utterance utterance = begin(question);
            speaking.put(consultation, utterance);
            if (state.pace().equals(Pace.immediate())) {
                goOn(utterance);
            }
        }
    }

    private Utterance begin(Question question) {
        String text =
                state.personas().reply(question.persona(), question.message().content(), question.turn());
        return new Utterance(
                question, text, state.clock().instant(), state.pace().thinkTime());
    }

    private void goOn(Utterance utterance) {
        String consultation = utterance.question().consultation();
        boolean heard = utterance.question().asked() == null;
        if (utterance.isAtStart() && heard) {
            listener.started(consultation, utterance.messageId());
        }
        do {
            String piece = utterance.nextPiece();
            if (heard) {
                listener.piece(consultation, utterance.messageId(), piece);
            }
        } while (!utterance.isDone() && state.pace().pieceInterval().isZero());
        if (utterance.isDone()) {
            speaking.remove(consultation);
            finish(utterance);
            beginNext(consultation);
        }
    }

    private void finish(Utterance utterance) {
        Question question = utterance.question();
        Store store = new Store(
                question.consultation(),
                utterance.messageId(),
                utterance.draft(state.clock().instant()));
        Optional<FaultSwitch> late = state.faults().take(Fault.REPLY_STORED_LATE, question.consultation());
        Optional<StoredMessage> stored;
        if (late.isPresent()) {
            timers.startSingleTimer(store, store, late.get().duration(FaultParameter.DELAY));
            stored = Optional.of(new StoredMessage(
                    store.messageId(),
                    store.consultation(),
                    store.draft(),
                    state.clock().instant()));
        } else {
            stored = store(store);
        }
        if (question.asked() == null) {
            stored.ifPresent(listener::ended);
        }
        tellAsked(question, stored);
    }

    /** Keeps the reply; nothing where the consultation was deleted meanwhile or is full. */
    private Optional<StoredMessage> store(Store store) {
        try {
            StoredMessage stored = state.consultations().append(store.consultation(), store.messageId(), store.draft());
            state.log().changed();
            return Optional.of(stored);
        } catch (RefusedException e) {
            getContext().getLog().debug("reply not stored: {}", e.reason());
            return Optional.empty();
        }
    }

    private void keepTicking() {
        Duration interval = state.pace().pieceInterval();
        Duration period = interval.isZero() ? SHORTEST_TICK : interval;
        if (speaking.isEmpty()) {
            timers.cancel(Tick.TICK);
            ticking = null;
        } else if (!period.equals(ticking)) {
            timers.startTimerWithFixedDelay(Tick.TICK, Tick.TICK, period);
            ticking = period;
        }
    }

    private static void tellAsked(Question question, Optional<StoredMessage> reply) {
        if (question.asked() != null) {
            question.asked().complete(reply);
        }
    }
}
