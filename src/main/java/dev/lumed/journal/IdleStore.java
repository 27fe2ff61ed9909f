package dev.lumed.journal;

import dev.lumed.settings.StoreKind;
import dev.lumed.settings.StoreSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A data directory that no daemon has, taken for as long as this is not closed: its store is copied or replaced whole. */
public final class IdleStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IdleStore.class);

    private final Path directory;
    private final DirectoryLock lock;

    private IdleStore(Path directory, DirectoryLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Takes the directory, made if it is missing.
     *
     * @throws StoreException.AlreadyRunning if a daemon has it
     * @throws StoreException.Refused if the store is not in a directory
     */
    public static IdleStore take(StoreSettings settings, Path dataDirectory) {
        if (settings.kind() != StoreKind.SQLITE) {
            throw PostgresqlDatabase.elsewhere();
        }
        Path path = dataDirectory.toAbsolutePath().normalize();
        return new IdleStore(path, DirectoryLock.take(path));
    }

    /** Copies the store into a file, which is empty or not there, and becomes the owner's alone. */
    public void backUp(Path target) {
        Restoration.finish(directory);
        Path store = directory.resolve(SqliteDatabase.FILE);
        new SqliteFile(store).check();
        try (Connection source =
                DriverManager.getConnection("jdbc:sqlite:" + store.toUri().toASCIIString())) {
            new SqliteExamination(new SqliteFile(store)).schemaVersion(source);
            new SqliteCopy(target, target.toString()).make(source, Instant.now(), statement -> {});
        } catch (SQLException | IOException e) {
            throw new StoreException(
                    "no backup of " + store + " could be made (" + e.getMessage() + ")",
                    "see that there is room where it goes, and look at the store with lumed doctor",
                    e);
        }
    }

    /**
     * Puts a backup in place of the store.
     *
     * @return the name under which the store that was there is kept, in the same directory
     * @throws StoreException.Refused if it cannot be put in place, with nothing changed
     */
    public String restore(Path backup) {
        try (InputStream content = Files.newInputStream(backup)) {
            Restoration.finish(directory);
            String kept = new Restoration(directory).stage(content, backup.toString(), Instant.now());
            takeLogOver();
            Restoration.finish(directory);
            return kept;
        } catch (IOException e) {
            throw new StoreException(
                    backup + " cannot be read (" + e.getMessage() + ")", "name a file that lumed backup made", e);
        }
    }

    /** So that what is kept is one file, which can be restored again; a damaged one is kept as it is. */
    private void takeLogOver() {
        Path store = directory.resolve(SqliteDatabase.FILE);
        if (!Files.exists(store)) {
            return;
        }
        try (Connection connection =
                DriverManager.getConnection("jdbc:sqlite:" + store.toUri().toASCIIString())) {
            Sql.list(connection, "PRAGMA wal_checkpoint(TRUNCATE)", row -> row);
        } catch (SQLException e) {
            LOG.debug("the store that is replaced cannot be opened: {}", e.getMessage());
        }
    }

    /**
     * Whether a file is a whole store of a lumed that is not newer than this one.
     *
     * @throws StoreException if it is not
     */
    public static void check(Path backup) {
        new SqliteCopy(backup.toAbsolutePath(), backup.toString()).check();
    }

    @Override
    public void close() {
        lock.close();
    }
}
