package dev.lumed.simulation;

import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Status;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Somebody who talks in one conversation, and remembers what was promised. */
final class Person {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(60);
    private static final int MOST_AT_ONCE = 6;
    private static final double READS = 0.25;

    private final Agenda agenda;
    private final Dice dice;
    private final Weather weather;
    private final Words words;
    private final Client client;
    private final Map<MessageId, Promise> promises = new LinkedHashMap<>();
    private final Map<String, Integer> tried = new HashMap<>();
    private int keys;

    Person(Agenda agenda, Dice dice, Weather weather, Words words, Client client) {
        this.agenda = agenda;
        this.dice = dice;
        this.weather = weather;
        this.words = words;
        this.client = client;
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
        if (dice.chance(READS)) {
            client.markRead();
        }
        if (weather.strikes(Fault.SUSPENDED)) {
            client.suspend();
            later(client::resume);
        } else if (weather.strikes(Fault.CLOSED)) {
            client.close();
            later(client::open);
        } else if (weather.strikes(Fault.RECONNECTED)) {
            client.reconnect();
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

    private void later(Runnable what) {
        agenda.in(dice.between(SOON, LATER), what);
    }

    private void send(String content) {
        String key = dice.chance(0.3) ? "key-" + ++keys : null;
        tried.merge(content, 1, Integer::sum);
        client.send(content, key, id -> promised(id, content));
        if (key != null && weather.strikes(Fault.KEY_REPEATED)) {
            client.send(content, key, id -> promised(id, content));
        }
    }

    private void promised(MessageId id, String content) {
        promises.putIfAbsent(id, new Promise(id, content, agenda.elapsed()));
    }

    /**
     * What was promised since, nobody can keep any more; and what the backend has not heard by now may have been
     * overtaken by what it has.
     */
    void lostSince(Duration then, Predicate<String> heard) {
        for (Promise promise : promises.values()) {
            if (promise.at().compareTo(then) >= 0) {
                promise.lost();
            } else if (!heard.test(promise.content())) {
                promise.overtaken();
            }
        }
    }

    private void one(List<Status> statuses, Consumer<MessageId> what) {
        List<MessageId> candidates = client.pending().stream()
                .filter(message -> promises.containsKey(message.id()) && statuses.contains(message.status()))
                .map(Message::id)
                .toList();
        if (!candidates.isEmpty()) {
            what.accept(dice.pick(candidates));
        }
    }

    /** Whoever asks for it may get it, also where the answer of lumed is lost. */
    private void resend(MessageId id) {
        promise(id).resent();
        client.resend(id);
    }

    private void discard(MessageId id) {
        promise(id).discarded();
        client.discard(id);
    }

    private Promise promise(MessageId id) {
        return Objects.requireNonNull(promises.get(id));
    }
}
