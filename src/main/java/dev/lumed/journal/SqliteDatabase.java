package dev.lumed.journal;

import com.typesafe.config.Config;
import dev.lumed.settings.Durability;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One file, in the data directory, with a write-ahead log beside it. */
final class SqliteDatabase implements Database {

    static final String FILE = "lumed.db";

    private static final List<String> WHOLE = List.of("PRAGMA quick_check(1)");

    /** Of a large store only that on which the start depends. */
    private static final List<String> NEEDED =
            List.of("PRAGMA quick_check(conversation)", "PRAGMA quick_check(snapshot)");

    private static final int INCREMENTAL = 2;
    private static final int PAGES_KEPT = 1024;
    private static final int PAGES_AT_ONCE = 256;

    private static final int SYNCHRONOUS_NORMAL = 1;
    private static final int SYNCHRONOUS_FULL = 2;

    private final Path directory;
    private final Path path;
    private final SqliteFile file;
    private final Durability durability;
    private final SoleConnection writing;
    private Optional<Instant> restoredAt = Optional.empty();

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
        Restoration.finish(directory);
        file.check();
        // Before SQLite makes it, so that it is the owner's alone; SQLite's other files take its permissions.
        try (FileChannel made = PrivateFiles.writable(path)) {
            made.size();
        } catch (IOException e) {
            throw new StoreException(
                    path + " cannot be written (" + e.getMessage() + ")", "let this user read and write it", e);
        }
        try (Connection connection = writing()) {
            checkDurability(connection);
            SqliteExamination examination = new SqliteExamination(file);
            int version = examination.schemaVersion(connection);
            boolean small = SqliteExamination.isSmall(connection);
            examination.check(connection, small ? WHOLE : NEEDED);
            if (small) {
                shrinkable(connection);
            }
            SqliteExamination.upgrade(connection, version);
            Orphans.remove(connection);
            if (small) {
                new SqliteContents(file).check(connection);
            }
            restoredAt = Provenance.settle(connection, Instant.now());
        } catch (SQLException e) {
            throw SqlFailures.isDamage(e) ? file.damaged(String.valueOf(e.getMessage())) : unusable(e);
        }
        SharedDataSource.register(writingUrl(), writing::lease);
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
    public Connection copying() throws SQLException {
        return DriverManager.getConnection(readingUrl());
    }

    @Override
    public void requireFile() {
        // It is one.
    }

    @Override
    public Optional<Instant> restoredAt() {
        return restoredAt;
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
            return StoreSpace.in(directory);
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
    public boolean giveBackSome(Connection connection) throws SQLException {
        long free = Sql.number(connection, "PRAGMA freelist_count");
        if (free <= PAGES_KEPT || Sql.number(connection, "PRAGMA auto_vacuum") != INCREMENTAL) {
            return false;
        }
        Sql.executeWholly(connection, "PRAGMA incremental_vacuum(" + PAGES_AT_ONCE + ")");
        return Sql.number(connection, "PRAGMA freelist_count") < free;
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

    /** So that it can give back what it does not need; a large one only becomes so by a backup. */
    private static void shrinkable(Connection connection) throws SQLException {
        if (Sql.number(connection, "PRAGMA auto_vacuum") != INCREMENTAL) {
            Sql.execute(connection, "PRAGMA auto_vacuum = INCREMENTAL");
            Sql.execute(connection, "VACUUM");
        }
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

    private StoreException unusable(SQLException failure) {
        return new StoreException(
                path + " cannot be used (" + failure.getMessage() + ")",
                "let this user read and write it and its directory, and see that there is room on the disk",
                failure);
    }
}
