package dev.lumed.journal;

import com.typesafe.config.Config;
import dev.lumed.settings.Durability;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** One file, in the data directory, with a write-ahead log beside it. */
final class SqliteDatabase implements Database {

    static final String FILE = "lumed.db";

    /** Looked through in a fraction of a second; a larger one is only where the start depends on it. */
    private static final long WHOLLY_CHECKED_BYTES = 256L * 1024 * 1024;

    private static final int SYNCHRONOUS_NORMAL = 1;
    private static final int SYNCHRONOUS_FULL = 2;

    private final Path directory;
    private final Path path;
    private final SqliteFile file;
    private final Durability durability;
    private final Schema schema = new Schema("sqlite");
    private final SoleConnection writing;

    /** @param room told of turns to write that failed */
    SqliteDatabase(Path directory, Durability durability, Room room) {
        this.directory = directory;
        this.path = directory.resolve(FILE);
        this.file = new SqliteFile(path);
        this.durability = durability;
        this.writing = new SoleConnection(this::connect, room);
    }

    /** Whether it, or what it has not taken over from its log, lies in the directory. */
    static boolean isPresent(Path directory) {
        return Files.exists(directory.resolve(FILE)) || Files.exists(directory.resolve(FILE + "-wal"));
    }

    @Override
    public String place() {
        return path.toString();
    }

    @Override
    public void prepare() {
        file.check();
        // Before SQLite makes it, so that it is the owner's alone; SQLite's other files take its permissions.
        try (FileChannel made = PrivateFiles.channel(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            made.size();
        } catch (IOException e) {
            throw new StoreException(
                    path + " cannot be written (" + e.getMessage() + ")", "let this user read and write it", e);
        }
        try (Connection connection = writing()) {
            checkDurability(connection);
            int version = checkOwner(connection);
            boolean small = checkIntegrity(connection);
            upgrade(connection, version);
            if (small) {
                new SqliteContents(file).check(connection);
            }
        } catch (SQLException e) {
            throw SqlFailures.isDamage(e) ? file.damaged(String.valueOf(e.getMessage())) : unusable(e);
        }
        SharedDataSource.register(writingUrl(), writing);
    }

    @Override
    public Connection writing() throws SQLException {
        return writing.lease();
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(writingUrl());
        // On macOS alone a sync does not reach the disk without it.
        Sql.execute(connection, "PRAGMA fullfsync = 1");
        return connection;
    }

    @Override
    public Connection reading() throws SQLException {
        Connection connection = DriverManager.getConnection(readingUrl());
        Sql.execute(connection, "PRAGMA query_only = 1");
        return connection;
    }

    @Override
    public String begin() {
        return "BEGIN IMMEDIATE";
    }

    @Override
    public Config pekkoConfig() {
        return PekkoConfig.of("sqlite.conf", Map.of("writing-url", writingUrl(), "reading-url", readingUrl()));
    }

    @Override
    public StoreSpace space() {
        try {
            return new StoreSpace(Files.getFileStore(directory).getUsableSpace());
        } catch (IOException e) {
            throw new StoreException(
                    "the room left for " + path + " cannot be learnt (" + e.getMessage() + ")", "look at its disk", e);
        }
    }

    /** SQLite writes the page also where the number stays the same. */
    @Override
    public void touch(Connection connection) throws SQLException {
        Sql.execute(connection, "PRAGMA user_version = " + Schema.VERSION);
    }

    @Override
    public void close() {
        SharedDataSource.forget(writingUrl());
        writing.close();
    }

    private String writingUrl() {
        return url() + "&busy_timeout=10000&transaction_mode=IMMEDIATE&foreign_keys=true&journal_size_limit=67108864";
    }

    private String readingUrl() {
        return url() + "&busy_timeout=5000";
    }

    /** As a URI, in which no character of the path can be taken for the beginning of the options. */
    private String url() {
        String synchronous =
                switch (durability) {
                    case POWER -> "FULL";
                    case PROCESS -> "NORMAL";
                };
        return "jdbc:sqlite:" + path.toUri().toASCIIString() + "?journal_mode=WAL&synchronous=" + synchronous;
    }

    private void checkDurability(Connection connection) throws SQLException {
        String journal = Sql.text(connection, "PRAGMA journal_mode");
        long synchronous = Sql.number(connection, "PRAGMA synchronous");
        int wanted =
                switch (durability) {
                    case POWER -> SYNCHRONOUS_FULL;
                    case PROCESS -> SYNCHRONOUS_NORMAL;
                };
        if (!journal.equals("wal") || synchronous != wanted) {
            throw new StoreException(
                    path + " cannot be as durable as store.durability asks: its journal_mode is " + journal
                            + " instead of wal, its synchronous " + synchronous + " instead of " + wanted,
                    "put the data-dir on a local disk");
        }
    }

    private int checkOwner(Connection connection) throws SQLException {
        long application = Sql.number(connection, "PRAGMA application_id");
        long version = Sql.number(connection, "PRAGMA user_version");
        boolean empty = Sql.number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (empty && application == 0 && version == 0) {
            return 0;
        }
        if (application != SqliteFile.APPLICATION_ID) {
            throw file.foreign();
        }
        if (version > Schema.VERSION) {
            throw Schema.newer(path.toString(), version);
        }
        return (int) version;
    }

    /** Whether it is small enough to be looked through. */
    private boolean checkIntegrity(Connection connection) throws SQLException {
        long bytes = Sql.number(connection, "PRAGMA page_count") * Sql.number(connection, "PRAGMA page_size");
        boolean small = bytes <= WHOLLY_CHECKED_BYTES;
        List<String> checks = small
                ? List.of("PRAGMA quick_check(1)")
                : List.of("PRAGMA quick_check(conversation)", "PRAGMA quick_check(snapshot)");
        for (String check : checks) {
            String finding = Sql.text(connection, check);
            if (!finding.equals("ok")) {
                throw file.damaged(finding.replaceAll("\\s+", " "));
            }
        }
        return small;
    }

    private void upgrade(Connection connection, int from) throws SQLException {
        if (from == Schema.VERSION) {
            return;
        }
        Sql.execute(connection, begin());
        schema.upgrade(connection, from);
        Sql.execute(connection, "PRAGMA application_id = " + SqliteFile.APPLICATION_ID);
        Sql.execute(connection, "PRAGMA user_version = " + Schema.VERSION);
        Sql.execute(connection, "COMMIT");
    }

    private StoreException unusable(SQLException failure) {
        return new StoreException(
                path + " cannot be used (" + failure.getMessage() + ")",
                "let this user read and write it and its directory, and see that there is room on the disk",
                failure);
    }
}
