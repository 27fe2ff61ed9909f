package dev.lumed.demo;

import dev.lumed.demo.fault.CallKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived, counted by kind, in all and for each consultation, and the last of it in order. A test waits for a
 * state of the log with {@link #when} instead of for some time.
 */
public final class DemoLog {

    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_CONSULTATIONS = 50_000;
    private static final int MOST_WAITING = 10_000;

    /** One thing that arrived. */
    public record Entry(Instant at, CallKind kind, @Nullable String consultation) {}

    private record Waiting(Predicate<DemoLog> condition, CompletableFuture<Done> met) {}

    private final InstantSource clock;
    private final Map<CallKind, Long> counts = new EnumMap<>(CallKind.class);
    private final Map<String, Map<CallKind, Long>> countsOfConsultations = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<CallKind, Long>> eldest) {
            return size() > MOST_CONSULTATIONS;
        }
    };
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int openSockets;
    private long withCredentials;

    DemoLog(InstantSource clock) {
        this.clock = clock;
    }

    /** How many calls and frames of this kind arrived, whatever became of them. */
    public synchronized long count(CallKind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    public synchronized long count(CallKind kind, String consultation) {
        return countsOfConsultations.getOrDefault(consultation, Map.of()).getOrDefault(kind, 0L);
    }

    public synchronized Map<CallKind, Long> counts() {
        return new EnumMap<>(counts);
    }

    public synchronized Map<CallKind, Long> counts(String consultation) {
        Map<CallKind, Long> copy = new EnumMap<>(CallKind.class);
        copy.putAll(countsOfConsultations.getOrDefault(consultation, Map.of()));
        return copy;
    }

    /** How many calls carried an access token or an API key. */
    public synchronized long withCredentials() {
        return withCredentials;
    }

    public synchronized int openSockets() {
        return openSockets;
    }

    /** The last things that arrived, the oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Forgets what was counted; sockets that are open stay counted. */
    public synchronized void reset() {
        counts.clear();
        countsOfConsultations.clear();
        entries.clear();
        withCredentials = 0;
    }

    /**
     * Completes as soon as the condition holds. It is asked at each change of the log and of what is stored, and must be
     * quick.
     */
    public CompletionStage<Done> when(Predicate<DemoLog> condition) {
        CompletableFuture<Done> met = new CompletableFuture<>();
        synchronized (this) {
            if (waiting.size() >= MOST_WAITING) {
                throw new IllegalStateException("more than " + MOST_WAITING + " are waiting for the log");
            }
            waiting.add(new Waiting(condition, met));
        }
        changed();
        return met;
    }

    /** Completes as soon as so many calls or frames of this kind have arrived. */
    public CompletionStage<Done> when(CallKind kind, long count) {
        return when(log -> log.count(kind) >= count);
    }

    void arrived(CallKind kind, @Nullable String consultation) {
        synchronized (this) {
            counts.merge(kind, 1L, Long::sum);
            if (consultation != null) {
                countsOfConsultations
                        .computeIfAbsent(consultation, id -> new EnumMap<>(CallKind.class))
                        .merge(kind, 1L, Long::sum);
            }
            if (entries.size() >= MOST_ENTRIES) {
                entries.remove();
            }
            entries.add(new Entry(clock.instant(), kind, consultation));
        }
        changed();
    }

    synchronized void arrivedWithCredentials() {
        withCredentials++;
    }

    void socketOpened() {
        synchronized (this) {
            openSockets++;
        }
        changed();
    }

    void socketClosed() {
        synchronized (this) {
            openSockets--;
        }
        changed();
    }

    /** Asks the conditions again; what waits for them goes on outside the lock. */
    void changed() {
        List<Waiting> met = new ArrayList<>();
        synchronized (this) {
            waiting.removeIf(one -> one.met().isDone());
            for (Waiting one : waiting) {
                if (one.condition().test(this)) {
                    met.add(one);
                }
            }
            waiting.removeAll(met);
        }
        met.forEach(one -> one.met().complete(Done.getInstance()));
    }
}
