package dev.lumed.journal;

import com.typesafe.config.Config;
import dev.lumed.conversation.ConversationId;
import dev.lumed.settings.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

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

    private Store(DirectoryLock lock, Database database, Room room) {
        this.lock = lock;
        this.database = database;
        this.room = room;
        this.writer = new Writer(database, room, WriteQueue.Limits.USUAL);
        this.readers = new Readers(database);
        this.archive = new JdbcArchive(writer, readers);
        this.directory = new JdbcDirectory(database, writer, readers);
        this.chronicle = new JdbcChronicle(writer, readers);
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
        try {
            PrivateFiles.createDirectories(path);
        } catch (IOException e) {
            throw new StoreException(
                    "the data directory " + path + " cannot be made (" + e + ")",
                    "let this user write where it is to be, or take another data-dir",
                    e);
        }
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
        Store store = new Store(lock, database, room);
        store.writer.start();
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

    /** Removes all there is of a conversation outside the event journal; durable once the stage is complete. */
    public CompletionStage<Done> wipe(ConversationId conversation) {
        return writer.write(connection -> wipe(connection, conversation));
    }

    /**
     * Removes all there is of a conversation, its events and snapshots as well, as if it had never been; durable once the
     * stage is complete. Its actor must have ended: it would go on from a state that nothing stored bears out.
     */
    public CompletionStage<Done> erase(ConversationId conversation, String persistenceId) {
        return writer.write(connection -> {
            wipe(connection, conversation);
            Sql.update(connection, "DELETE FROM event_journal WHERE persistence_id = ?", persistenceId);
            Sql.update(connection, "DELETE FROM snapshot WHERE persistence_id = ?", persistenceId);
        });
    }

    private static void wipe(Connection connection, ConversationId conversation) throws SQLException {
        Sql.update(connection, JdbcArchive.DELETE, conversation.value());
        JdbcDirectory.remove(connection, conversation);
    }

    /** The room left. Asks the file system, which takes microseconds: not more often than once for each send. */
    public StoreSpace space() {
        return database.space();
    }

    /** Whether anything more may be promised to be kept; asked once for each send. */
    public boolean hasRoom() {
        return room.takes(() -> writer.write(database::touch)) && space().suffices();
    }

    /** How many notes the chronicle had to give up since the start. */
    public long droppedNotes() {
        return writer.droppedNotes();
    }

    /** After the actor system has ended: writes what waits and lets the directory go. */
    @Override
    public void close() {
        writer.close();
        readers.close();
        database.close();
        lock.close();
    }
}
