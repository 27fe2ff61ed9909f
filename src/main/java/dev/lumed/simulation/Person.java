package dev.lumed.simulation;

import dev.lumed.conversation.Input;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Pending;
import dev.lumed.conversation.State;
import dev.lumed.conversation.Status;
import dev.lumed.conversation.Verdict;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Somebody who talks in one conversation, and remembers what was promised. */
final class Person {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(60);
    private static final int MOST_AT_ONCE = 6;

    private final Agenda agenda;
    private final Dice dice;
    private final Weather weather;
    private final Words words;
    private final SimulatedConversation conversation;
    private final Map<MessageId, Promise> promises = new LinkedHashMap<>();
    private final Map<String, Integer> tried = new HashMap<>();
    private int keys;

    Person(Agenda agenda, Dice dice, Weather weather, Words words, SimulatedConversation conversation) {
        this.agenda = agenda;
        this.dice = dice;
        this.weather = weather;
        this.words = words;
        this.conversation = conversation;
    }

    Collection<Promise> promises() {
        return promises.values();
    }

    /** How often this was to be sent, whether it was accepted or nobody knows. */
    int tried(String content) {
        return tried.getOrDefault(content, 0);
    }

    /** Does one of the things that people do. */
    void act() {
        if (weather.strikes(Fault.SUSPENDED)) {
            pause(new dev.lumed.link.Input.Suspend(), new dev.lumed.link.Input.Resume());
        } else if (weather.strikes(Fault.CLOSED)) {
            follow(new Input.Close());
            agenda.in(dice.between(SOON, LATER), () -> follow(new Input.Open()));
        } else if (weather.strikes(Fault.RECONNECTED)) {
            conversation.tell(round -> round.tell(new dev.lumed.link.Input.Reconnect()));
        } else if (weather.strikes(Fault.RESENT)) {
            one(List.of(Status.FAILED, Status.UNCERTAIN), this::resend);
        } else if (weather.strikes(Fault.DISCARDED)) {
            one(List.of(Status.FAILED, Status.UNCERTAIN, Status.QUEUED), this::discard);
        } else {
            for (int i = weather.strikes(Fault.BURST) ? dice.between(2, MOST_AT_ONCE) : 1; i > 0; i--) {
                send(words.message());
            }
        }
    }

    private void pause(dev.lumed.link.Input pausing, dev.lumed.link.Input goingOn) {
        conversation.tell(round -> round.tell(pausing));
        agenda.in(dice.between(SOON, LATER), () -> conversation.tell(round -> round.tell(goingOn)));
    }

    private void follow(Input input) {
        conversation.tell(round -> round.follow(input));
    }

    void send(String content) {
        String key = dice.chance(0.3) ? "key-" + ++keys : null;
        Input.Send send = new Input.Send(content, key);
        tried.merge(content, 1, Integer::sum);
        ask(send, (state, id) -> promises.putIfAbsent(id, new Promise(id, content)));
        if (key != null && weather.strikes(Fault.KEY_REPEATED)) {
            ask(send, (state, id) -> promises.putIfAbsent(id, new Promise(id, content)));
        }
    }

    private void ask(Input input, BiConsumer<State, MessageId> taken) {
        conversation.ask(round -> round.tell(input), (state, verdict) -> {
            MessageId id = concerned(verdict);
            if (id != null) {
                taken.accept(state, id);
            }
        });
    }

    private static @Nullable MessageId concerned(@Nullable Verdict verdict) {
        return verdict instanceof Verdict.Taken taken ? taken.message() : null;
    }

    private void one(List<Status> statuses, Consumer<MessageId> what) {
        List<MessageId> candidates = conversation.state().log().pending().stream()
                .map(Pending::message)
                .filter(message -> promises.containsKey(message.id()) && statuses.contains(message.status()))
                .map(Message::id)
                .toList();
        if (!candidates.isEmpty()) {
            what.accept(dice.pick(candidates));
        }
    }

    /** Whoever asks for it may get it, also where the answer of lumed is lost. */
    private void resend(MessageId id) {
        promised(id).resent();
        ask(new Input.Resend(id), (state, taken) -> {});
    }

    private void discard(MessageId id) {
        promised(id).discarded();
        ask(new Input.Discard(id), (state, taken) -> {});
    }

    private Promise promised(MessageId id) {
        return Objects.requireNonNull(promises.get(id));
    }
}
