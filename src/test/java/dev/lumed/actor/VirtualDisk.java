package dev.lumed.actor;

import dev.lumed.simulation.Agenda;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.SelectedSnapshot;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.apache.pekko.persistence.journal.japi.AsyncWriteJournal;
import org.apache.pekko.persistence.snapshot.japi.SnapshotStore;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/**
 * Events and snapshots in a virtual world: it outlives the actor system, takes its virtual time, and may fail with or
 * without having written. (The plugin of Pekko's test kit cannot be made on the calling thread, and knows no writes whose
 * outcome is unknown.)
 */
final class VirtualDisk {
    private static final Duration LATENCY = Duration.ofMillis(3);

    private final Agenda agenda;
    private final Map<String, TreeMap<Long, PersistentRepr>> events = new HashMap<>();
    private final Map<String, Long> highest = new HashMap<>();
    private final Map<String, SelectedSnapshot> snapshots = new HashMap<>();
    private Supplier<Write> next = () -> Write.STORED;

    /** What becomes of a write. */
    enum Write {
        STORED,
        FAILED,
        STORED_AND_REPORTED_AS_FAILED
    }

    VirtualDisk(Agenda agenda) {
        this.agenda = agenda;
    }

    /** Asked at each write. */
    void writes(Supplier<Write> fate) {
        next = fate;
    }

    /** As if nothing had ever been written under this id. */
    void erase(String persistenceId) {
        events.remove(persistenceId);
        highest.remove(persistenceId);
        snapshots.remove(persistenceId);
    }

    private <T> Future<T> later(Supplier<T> what) {
        CompletableFuture<T> done = new CompletableFuture<>();
        agenda.in(LATENCY, () -> {
            try {
                done.complete(what.get());
            } catch (IllegalStateException failure) {
                done.completeExceptionally(failure);
            }
        });
        return FutureConverters.asScala(done);
    }

    private void append(PersistentRepr event) {
        events.computeIfAbsent(event.persistenceId(), id -> new TreeMap<>()).put(event.sequenceNr(), event);
        highest.merge(event.persistenceId(), event.sequenceNr(), Math::max);
    }

    /** The journal's plugin. */
    static final class Journal extends AsyncWriteJournal {
        private final VirtualDisk disk = Scenery.of(context().system()).disk();

        @Override
        public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> messages) {
            return disk.later(() -> {
                List<Optional<Exception>> results = new ArrayList<>();
                Write fate = disk.next.get();
                for (AtomicWrite write : messages) {
                    if (fate != Write.FAILED) {
                        scala.jdk.javaapi.CollectionConverters.asJava(write.payload())
                                .forEach(disk::append);
                    }
                    results.add(Optional.empty());
                }
                if (fate != Write.STORED) {
                    throw new IllegalStateException("the disk has failed");
                }
                return results;
            });
        }

        @Override
        public Future<Void> doAsyncDeleteMessagesTo(String persistenceId, long toSequenceNr) {
            return disk.later(() -> {
                disk.events
                        .getOrDefault(persistenceId, new TreeMap<>())
                        .headMap(toSequenceNr, true)
                        .clear();
                return null;
            });
        }

        @Override
        public Future<Void> doAsyncReplayMessages(
                String persistenceId, long from, long to, long max, Consumer<PersistentRepr> replay) {
            return disk.later(() -> {
                List.copyOf(disk.events
                                .getOrDefault(persistenceId, new TreeMap<>())
                                .subMap(from, true, Math.max(from, to), true)
                                .values())
                        .stream()
                        .limit(max)
                        .forEach(replay);
                return null;
            });
        }

        @Override
        public Future<Long> doAsyncReadHighestSequenceNr(String persistenceId, long from) {
            return disk.later(() -> disk.highest.getOrDefault(persistenceId, 0L));
        }
    }

    /** The snapshots' plugin: the latest of each is enough. */
    static final class Snapshots extends SnapshotStore {
        private final VirtualDisk disk = Scenery.of(context().system()).disk();

        @Override
        public Future<Optional<SelectedSnapshot>> doLoadAsync(
                String persistenceId, SnapshotSelectionCriteria criteria) {
            return disk.later(() -> Optional.ofNullable(disk.snapshots.get(persistenceId)));
        }

        @Override
        public Future<Void> doSaveAsync(SnapshotMetadata metadata, Object snapshot) {
            return disk.later(() -> {
                disk.snapshots.put(metadata.persistenceId(), SelectedSnapshot.create(metadata, snapshot));
                return null;
            });
        }

        @Override
        public Future<Void> doDeleteAsync(SnapshotMetadata metadata) {
            return disk.later(() -> null);
        }

        @Override
        public Future<Void> doDeleteAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
            return disk.later(() -> null);
        }
    }
}
