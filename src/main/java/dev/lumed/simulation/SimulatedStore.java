package dev.lumed.simulation;

import dev.lumed.conversation.Event;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.ServerId;
import dev.lumed.conversation.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The disk of one conversation: its events since the last snapshot, and its archive. What was confirmed survives every
 * crash and power cut; what was under way may or may not have arrived.
 */
final class SimulatedStore {
    private static final Duration QUICK = Duration.ofMillis(1);
    private static final Duration USUAL = Duration.ofMillis(20);
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final Duration UNSYNCED_FOR = Duration.ofSeconds(5);
    private static final int EVENTS_A_SNAPSHOT = 100;

    private final Agenda agenda;
    private final Dice dice;
    private final Weather weather;
    private final Mutation mutation;
    private final List<Event> events = new ArrayList<>();
    private final List<Event> unsynced = new ArrayList<>();
    private Shelf shelf = Shelf.empty();
    private Backup backup = new Backup(Duration.ZERO, State.UNBORN, shelf);
    private long restoredTo;
    private State snapshot = State.UNBORN;
    private List<Event> flying = List.of();
    private int lives;

    /** The archive; what was on its way to it when it is replaced arrives nowhere. */
    private record Shelf(Map<MessageId, Message> messages, Map<ServerId, Long> positions) {
        static Shelf empty() {
            return new Shelf(new LinkedHashMap<>(), new HashMap<>());
        }

        Shelf copy() {
            return new Shelf(new LinkedHashMap<>(messages), new HashMap<>(positions));
        }

        void keep(Message message) {
            messages.put(message.id(), message);
            if (message.serverId() != null) {
                positions.put(message.serverId(), message.position());
            }
        }
    }

    private record Backup(Duration at, State state, Shelf shelf) {}

    SimulatedStore(Agenda agenda, Dice dice, Weather weather, Mutation mutation) {
        this.agenda = agenda;
        this.dice = dice;
        this.weather = weather;
        this.mutation = mutation;
    }

    private Duration latency() {
        return dice.between(QUICK, weather.strikes(Fault.WRITE_SLOW) ? SLOW : USUAL);
    }

    /** Stores all of them or none, and says whether it is known that they are stored. One write at a time. */
    void write(List<Event> added, Consumer<Boolean> then) {
        flying = added;
        int now = lives;
        agenda.in(latency(), () -> {
            // Of a process that is gone nothing comes any more.
            if (lives == now) {
                flying = List.of();
                land(added, then);
            }
        });
    }

    private void land(List<Event> added, Consumer<Boolean> then) {
        if (weather.strikes(Fault.WRITE_FAILED)) {
            then.accept(false);
            return;
        }
        append(added);
        then.accept(!weather.strikes(Fault.WRITE_UNKNOWN));
    }

    private void append(List<Event> added) {
        if (mutation == Mutation.SKIPS_THE_FSYNC) {
            unsynced.addAll(added);
            agenda.in(UNSYNCED_FOR, this::sync);
        } else {
            events.addAll(added);
            snapshotNowAndThen();
        }
    }

    private void sync() {
        events.addAll(unsynced);
        unsynced.clear();
    }

    private void snapshotNowAndThen() {
        if (events.size() > EVENTS_A_SNAPSHOT) {
            snapshot = stored();
            events.clear();
        }
    }

    /** What was not on the disk is gone. */
    void powerCut() {
        unsynced.clear();
    }

    /** The state as a new process finds it: what the one before was writing has arrived, or never will. */
    State recovered() {
        if (!flying.isEmpty() && dice.chance(0.5)) {
            append(flying);
        }
        flying = List.of();
        lives++;
        return stored();
    }

    void backUp() {
        backup = new Backup(agenda.elapsed(), stored(), shelf.copy());
    }

    /**
     * Somebody puts the last backup in the place of all this, while no process has it.
     *
     * @param wallMillis what the clock of the machine shows, in epoch milliseconds
     * @return when the backup was made
     */
    Duration restore(long wallMillis) {
        long given = Math.max(stored().log().lastSeq(), backup.state().log().lastSeq());
        restoredTo = Math.max(wallMillis, 1 + Math.max(restoredTo, given));
        snapshot = backup.state();
        shelf = backup.shelf().copy();
        events.clear();
        unsynced.clear();
        flying = List.of();
        lives++;
        return backup.at();
    }

    /** As in {@link dev.lumed.conversation.Input.Recovered}. */
    long restoredTo() {
        return restoredTo;
    }

    private State stored() {
        State state = snapshot;
        for (Event event : events) {
            state = event.applyTo(state);
        }
        for (Event event : unsynced) {
            state = event.applyTo(state);
        }
        return state;
    }

    // The archive

    void archive(List<Message> messages, Consumer<Boolean> then) {
        Shelf now = shelf;
        agenda.in(latency(), () -> {
            boolean failed = weather.strikes(Fault.ARCHIVE_FAILED);
            if (!failed) {
                messages.forEach(now::keep);
            }
            then.accept(!failed);
        });
    }

    void consult(Collection<ServerId> ids, Consumer<Optional<Map<ServerId, Long>>> then) {
        agenda.in(latency(), () -> {
            if (weather.strikes(Fault.ARCHIVE_FAILED)) {
                then.accept(Optional.empty());
                return;
            }
            Map<ServerId, Long> found = new HashMap<>(shelf.positions());
            found.keySet().retainAll(ids);
            then.accept(Optional.of(found));
        });
    }

    /** All that ever left the state, by arrival. */
    Collection<Message> archived() {
        return shelf.messages().values();
    }
}
