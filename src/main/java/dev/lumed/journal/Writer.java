package dev.lumed.journal;

import dev.lumed.journal.WriteQueue.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes our own tables, taking turns with the event journal. What comes while a transaction is being
 * synced to the disk, or while it is not our turn, goes into the next one together.
 */
final class Writer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final Duration LONGEST_FLUSH = Duration.ofSeconds(10);

    private final Database database;
    private final Room room;
    private final WriteQueue queue;
    private final Thread thread;

    /** @param room told of what becomes of the writes */
    Writer(Database database, Room room, WriteQueue.Limits limits) {
        this.database = database;
        this.room = room;
        this.queue = new WriteQueue(limits);
        this.thread = new Thread(this::run, "lumed-store-writer");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Complete once the change is durable. */
    CompletionStage<Done> write(Write write) {
        CompletableFuture<Done> promise = new CompletableFuture<>();
        if (!queue.promise(write, promise)) {
            promise.completeExceptionally(refusal());
        }
        return promise;
    }

    /** Written some time soon, or given up. */
    void note(Write write) {
        queue.note(write);
    }

    /** Notes that were given up since the start. */
    long droppedNotes() {
        return queue.dropped();
    }

    /** Writes what waits, as far as that is possible in some seconds. */
    @Override
    public void close() {
        queue.close();
        try {
            thread.join(LONGEST_FLUSH.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private StoreException refusal() {
        return queue.isClosed()
                ? new StoreException(database.place() + " is closed", "start lumed again")
                : new StoreException(
                        database.place() + " cannot keep up with what is to be written",
                        "try again, and look at the disk if it does not pass");
    }

    private void run() {
        try {
            for (List<Entry> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
                commit(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Also when an Error ends this thread: nobody is to wait for what will not come.
            queue.close();
            refuseRest();
        }
    }

    private void refuseRest() {
        try {
            for (List<Entry> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
                giveUp(batch, refusal());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<Entry> batch) {
        try {
            transact(current -> {
                for (Entry entry : batch) {
                    entry.write().on(current);
                }
            });
        } catch (SQLException | RuntimeException e) {
            commitApart(batch, e);
            return;
        } catch (Error e) {
            giveUp(batch, SqlFailures.writing(database.place(), e));
            throw e;
        }
        room.took();
        for (Entry entry : batch) {
            if (entry.promise() != null) {
                entry.promise().complete(Done.getInstance());
            }
        }
    }

    /** One that cannot be written must not take the others with it; when nothing can be written, one try tells. */
    private void commitApart(List<Entry> batch, Exception failure) {
        boolean ofTheValues = isOfTheValues(failure);
        if (!ofTheValues) {
            room.refused(failure);
        }
        if (batch.size() == 1 || !ofTheValues) {
            giveUp(batch, SqlFailures.writing(database.place(), failure));
        } else {
            batch.forEach(entry -> commit(List.of(entry)));
        }
    }

    private void giveUp(List<Entry> batch, StoreException failure) {
        int notes = 0;
        for (Entry entry : batch) {
            if (entry.promise() == null) {
                notes++;
            } else {
                entry.promise().completeExceptionally(failure);
            }
        }
        if (notes > 0) {
            queue.dropped(notes);
            LOG.warn("{} notes of what happened are lost: {}", notes, failure.getMessage());
        }
    }

    private static boolean isOfTheValues(Exception failure) {
        return !(failure instanceof SQLException sql) || SqlFailures.isOfTheValues(sql);
    }

    private void transact(Write work) throws SQLException {
        try {
            transactOnce(work);
        } catch (SQLException e) {
            if (!SqlFailures.isOfTheConnection(e)) {
                throw e;
            }
            // The server may have begun anew since the last turn, and what is written may be written twice.
            transactOnce(work);
        }
    }

    private void transactOnce(Write work) throws SQLException {
        try (Connection connection = database.writing()) {
            Sql.execute(connection, database.begin());
            boolean committed = false;
            try {
                work.on(connection);
                Sql.execute(connection, "COMMIT");
                committed = true;
            } finally {
                if (!committed) {
                    rollBack(connection);
                }
            }
        }
    }

    private static void rollBack(Connection connection) {
        try {
            Sql.execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            // On some failures the database has rolled back by itself.
            LOG.debug("nothing to roll back: {}", e.getMessage());
        }
    }
}
