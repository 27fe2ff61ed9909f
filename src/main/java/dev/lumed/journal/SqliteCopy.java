package dev.lumed.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A store in one file, that nothing else has open: how it is made of another, and made fit to be put in place. */
final class SqliteCopy {

    /** Also of everything that an index says. */
    private static final List<String> THOROUGHLY = List.of("PRAGMA integrity_check(1)");

    private static final List<String> WHOLE = List.of("PRAGMA quick_check(1)");

    private final Path path;
    private final SqliteFile file;

    /** @param name how people know it */
    SqliteCopy(Path path, String name) {
        this.path = path;
        this.file = SqliteFile.ofBackup(path, name);
    }

    /** What a copy of a store takes at most. */
    static long bytes(Connection source) throws SQLException {
        long pages = Sql.number(source, "PRAGMA page_count") - Sql.number(source, "PRAGMA freelist_count");
        return pages * Sql.number(source, "PRAGMA page_size");
    }

    /**
     * Makes it of another, as that is at one moment.
     *
     * @param running is given what can be cancelled meanwhile
     */
    void make(Connection source, Instant now, Consumer<Statement> running) throws SQLException, IOException {
        // So that it is the owner's alone; SQLite takes a file that is there where it is empty.
        PrivateFiles.writable(path).close();
        Sql.execute(source, "PRAGMA auto_vacuum = INCREMENTAL");
        try (var statement = source.prepareStatement("VACUUM INTO ?")) {
            running.accept(statement);
            statement.setString(1, path.toString());
            statement.execute();
        }
        try (Connection connection = open()) {
            SqliteExamination.upgrade(connection, new SqliteExamination(file).schemaVersion(connection));
            Provenance.markCopied(connection, now);
        }
    }

    /**
     * Whether it is what {@code lumed backup} leaves behind; nothing is written.
     *
     * @throws StoreException if it is not
     */
    void check() {
        file.check();
        try (Connection connection = DriverManager.getConnection(url() + "?mode=ro&immutable=1")) {
            SqliteExamination examination = new SqliteExamination(file);
            examination.schemaVersion(connection);
            examination.check(connection, WHOLE);
        } catch (SQLException e) {
            throw file.damaged(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Looks through all of it, and makes it such that it only has to be renamed.
     *
     * @throws StoreException if it cannot be a store
     */
    void fit(Instant now) throws IOException {
        file.check();
        try (Connection connection = open()) {
            SqliteExamination examination = new SqliteExamination(file);
            int version = examination.schemaVersion(connection);
            examination.check(connection, THOROUGHLY);
            new SqliteContents(file).check(connection);
            SqliteExamination.upgrade(connection, version);
            Provenance.markCopied(connection, now);
        } catch (SQLException e) {
            throw file.damaged(String.valueOf(e.getMessage()));
        }
        try (FileChannel written = FileChannel.open(path, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    /** Without a log beside it, whatever the file itself asks for. */
    private Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection(url());
        boolean opened = false;
        try {
            Sql.text(connection, "PRAGMA journal_mode = DELETE");
            Sql.text(connection, "PRAGMA journal_mode = MEMORY");
            Sql.execute(connection, "PRAGMA synchronous = FULL");
            opened = true;
            return connection;
        } finally {
            if (!opened) {
                connection.close();
            }
        }
    }

    private String url() {
        return "jdbc:sqlite:" + path.toUri().toASCIIString();
    }

    /** Removes a file of a store with everything that SQLite may have put beside it. */
    static void delete(Path file) throws IOException {
        for (String suffix : List.of("", "-journal", "-wal", "-shm")) {
            Files.deleteIfExists(Path.of(file + suffix));
        }
    }
}
