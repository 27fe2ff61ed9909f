package dev.lumed.journal;

import com.typesafe.config.Config;
import dev.lumed.settings.StoreSettings;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * The data directory and the database of one daemon, from before its actor system starts until after it has ended. An
 * open store is there, whole, as durable as configured, and nobody else's.
 */
public final class Store implements AutoCloseable {

    private final DirectoryLock lock;
    private final Database database;
    private final Room room;
    private final Writer writer;
    private final Readers readers;
    private final JdbcArchive archive;
    private final JdbcDirectory directory;
    private final JdbcChronicle chronicle;
    private final Backups backups;
    private final Restoration restoration;

    private Store(Path path, DirectoryLock lock, Database database, Room room) {

        this.lock = lock;
        this.database = database;
        this.room = room;
        this.writer = new Writer(database, room, WriteQueue.Limits.USUAL);
        this.readers = new Readers(database);
        this.archive = new JdbcArchive(writer, readers);
        this.directory = new JdbcDirectory(database, writer, readers);
        this.chronicle = new JdbcChronicle(writer, readers);
        this.backups = new Backups(path, database);
        this.restoration = new Restoration(path);
    }

    /** Whether there is something to open: in a directory its files, on a database server always. */
    public static boolean isPresent(StoreSettings settings, Path dataDirectory) {
        return Files.isDirectory(dataDirectory)
                && switch (settings.kind()) {
                    case SQLITE -> SqliteDatabase.isPresent(dataDirectory);
                    case POSTGRESQL -> true;
                };
    }

    /**
     * Takes the data directory, made if it is missing, and opens what is in it.
     *
     * @throws StoreException if it cannot be used; nothing was overwritten
     * @throws StoreException.AlreadyRunning if another daemon holds the directory
     */
    public static Store open(StoreSettings settings, Path dataDirectory) {
        Path path = dataDirectory.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.take(path);
        Room room = new Room();
        Database database = database(settings, path, room);
        boolean ready = false;
        try {
            database.prepare();
            ready = true;
        } finally {
            if (!ready) {
                database.close();
                lock.close();
            }
        }
        Store store = new Store(path, lock, database, room);
        store.writer.start();
        new FreePages(database, store.writer).giveBack();
        return store;
    }

    private static Database database(StoreSettings settings, Path path, Room room) {
        return switch (settings.kind()) {
            case SQLITE -> new SqliteDatabase(path, settings.durability(), room);
            case POSTGRESQL -> new PostgresqlDatabase(settings.postgresql(), settings.durability(), room);
        };
    }

    /** What the actor system needs beside its own configuration: the journal, the snapshots and their serializer. */
    public Config pekkoConfig() {
        return database.pekkoConfig();
    }

    public Archive archive() {
        return archive;
    }

    public Directory directory() {
        return directory;
    }

    public Chronicle chronicle() {
        return chronicle;
    }

    /** When an event was last stored, by the clock of that time; empty if none is there. Blocks: for the start only. */
    public Optional<Instant> lastWritten() {
        try {
            return readers.read(connection -> Sql.list(
                            connection,
                            "SELECT write_timestamp FROM event_journal ORDER BY ordering DESC LIMIT 1",
                            row -> Instant.ofEpochMilli(row.getLong(1)))
                    .stream()
                    .findFirst());
        } catch (SQLException e) {
            throw SqlFailures.reading(database.place(), e);
        }
    }

    /** Copies of it, made while it is in use. */
    public Backups backups() {
        return backups;
    }

    /**
     * When this store was put in place as a copy of an earlier time, the last time; empty if it never was. What it says of
     * things to be sent may have been done since the copy was made. It stays the same until the next such time, and is behind
     * every seq that was given before, taken as epoch milliseconds.
     */
    public Optional<Instant> restoredAt() {
        return database.restoredAt();
    }

    /**
     * Takes in a backup, checks it, and keeps it for the next open, which puts it in the place of this store. Waits for
     * the disk.
     *
     * @param backup read to its end, and not closed
     * @return the name under which this store will be kept, in the same directory
     * @throws StoreException.Refused if it cannot be put in place, with nothing changed
     */
    public String stageRestoration(InputStream backup) {
        database.requireFile();
        return restoration.stage(backup, "the backup", Instant.now());
    }

    /** The room left. Asks the file system, which takes microseconds: not more often than for each request. */
    public StoreSpace space() {
        return database.space();
    }

    /** Whether anything may be asked of it, and anything more may be promised to be kept; asked for each request. */
    public Readiness readiness() {
        Readiness known = room.readiness(() -> writer.write(database::touch));
        return known == Readiness.READY && !space().suffices() ? Readiness.FULL : known;
    }

    /** How many notes the chronicle had to give up since the start. */
    public long droppedNotes() {
        return writer.droppedNotes();
    }

    /** After the actor system has ended: writes what waits and lets the directory go. */
    @Override
    public void close() {
        backups.close();
        writer.close();
        readers.close();
        database.close();
        lock.close();
    }
}
