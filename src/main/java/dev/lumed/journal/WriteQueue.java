package dev.lumed.journal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written, in the order in which it was told. Promised writes are refused when there are too many; notes
 * make room by giving up the oldest of them. Notes alone do not make a transaction at once: they linger for company.
 */
final class WriteQueue {

    /** @param promise complete once the write is durable; null for a note, for which nobody waits */
    record Entry(Write write, @Nullable CompletableFuture<Done> promise) {}

    /**
     * How much may wait, and how much goes into one transaction: short ones, since the journal waits for their end.
     *
     * @param linger how long notes wait for company
     */
    record Limits(int promised, int notes, int perBatch, Duration linger) {
        static final Limits USUAL = new Limits(20_000, 20_000, 500, Duration.ofMillis(200));
    }

    private final Limits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Long, Entry> waiting = new LinkedHashMap<>();
    private final ArrayDeque<Long> notes = new ArrayDeque<>();
    private long lastTicket;
    private long notesDueAt;
    private long droppedNotes;
    private boolean closed;

    WriteQueue(Limits limits) {
        this.limits = limits;
    }

    /** False if it is closed or full. */
    boolean promise(Write write, CompletableFuture<Done> promise) {
        lock.lock();
        try {
            if (closed || waiting.size() - notes.size() >= limits.promised()) {
                return false;
            }
            waiting.put(++lastTicket, new Entry(write, promise));
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    void note(Write write) {
        lock.lock();
        try {
            if (closed) {
                droppedNotes++;
                return;
            }
            if (notes.isEmpty()) {
                notesDueAt = System.nanoTime() + limits.linger().toNanos();
            }
            waiting.put(++lastTicket, new Entry(write, null));
            notes.add(lastTicket);
            if (notes.size() > limits.notes()) {
                waiting.remove(notes.remove());
                droppedNotes++;
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Counts notes that were given up elsewhere. */
    void dropped(int count) {
        lock.lock();
        try {
            droppedNotes += count;
        } finally {
            lock.unlock();
        }
    }

    long dropped() {
        lock.lock();
        try {
            return droppedNotes;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more; what waits is still handed out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for what goes into the next transaction; empty when the queue is closed and done. */
    List<Entry> take() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && waiting.size() == notes.size() && notes.size() < limits.perBatch()) {
                if (notes.isEmpty()) {
                    changed.await();
                } else if (changed.awaitNanos(notesDueAt - System.nanoTime()) <= 0) {
                    break;
                }
            }
            return first(limits.perBatch());
        } finally {
            lock.unlock();
        }
    }

    private List<Entry> first(int count) {
        List<Entry> taken = new ArrayList<>(Math.min(count, waiting.size()));
        Iterator<Entry> entries = waiting.values().iterator();
        while (taken.size() < count && entries.hasNext()) {
            Entry entry = entries.next();
            entries.remove();
            taken.add(entry);
            if (entry.promise() == null) {
                notes.remove();
            }
        }
        return taken;
    }
}
