package dev.lumed.journal;

import dev.lumed.journal.StoreException.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Copies of a store that is in use: as it is at one moment, without keeping anybody from writing. One at a time, since each
 * takes as much room again.
 */
public final class Backups implements AutoCloseable {

    private static final String PART = SqliteDatabase.FILE + ".backup";

    private final Path directory;
    private final Database database;
    private final AtomicBoolean busy = new AtomicBoolean();
    private @Nullable Statement running;
    private boolean closed;

    Backups(Path directory, Database database) {
        this.directory = directory;
        this.database = database;
    }

    /** What a crash left of one. */
    static Path leftover(Path directory) {
        return directory.resolve(PART);
    }

    /**
     * Makes one, which takes its time.
     *
     * @throws Refused if it cannot be made here or now; the store is well
     */
    public Backup make() {
        if (!busy.compareAndSet(false, true)) {
            throw new Refused(Refused.Reason.BUSY, "a backup is being made or read", "try again when it is done");
        }
        boolean made = false;
        try (Connection source = database.copying()) {
            requireRoom(source);
            Backup backup = copied(source);
            made = true;
            return backup;
        } catch (SQLException | IOException e) {
            throw new StoreException(
                    "no backup of " + database.place() + " could be made (" + e.getMessage() + ")",
                    "make room on its disk, and see whether the disk is well",
                    e);
        } finally {
            if (!made) {
                busy.set(false);
            }
        }
    }

    private void requireRoom(Connection source) throws SQLException {
        long bytes = SqliteCopy.bytes(source);
        if (!database.space().sufficesFor(bytes)) {
            throw new Refused(
                    Refused.Reason.FULL,
                    "a backup takes " + (bytes >> 20) + " MiB beside the store, of which there are not enough",
                    "make room, or stop lumed and copy the data directory elsewhere");
        }
    }

    private Backup copied(Connection source) throws SQLException, IOException {
        Path part = leftover(directory);
        SqliteCopy.delete(part);
        try {
            new SqliteCopy(part, "the backup").make(source, Instant.now(), this::runs);
            return Backup.of(part, () -> busy.set(false));
        } finally {
            runsNoMore();
            SqliteCopy.delete(part);
        }
    }

    private synchronized void runs(Statement statement) {
        if (closed) {
            throw new StoreException(database.place() + " is closed", "start lumed again");
        }
        running = statement;
    }

    private synchronized void runsNoMore() {
        running = null;
    }

    /** Ends what is being made. */
    @Override
    public synchronized void close() {
        closed = true;
        if (running != null) {
            try {
                running.cancel();
            } catch (SQLException e) {
                // It has just come to its end.
            }
        }
    }
}
