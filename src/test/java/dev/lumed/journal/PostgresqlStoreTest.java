package dev.lumed.journal;

import dev.lumed.postgresql.PostgresqlServer;
import dev.lumed.postgresql.PostgresqlStore;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The store on a database server. */
final class PostgresqlStoreTest implements ArchiveContract, ChronicleContract {

    @TempDir
    Path directory;

    private static PostgresqlStore database;

    private Store store;

    @BeforeAll
    static void create() throws SQLException {
        database = PostgresqlServer.shared().database();
    }

    @BeforeEach
    void open() {
        store = Store.open(database.settings(), directory);
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
        database.execute("TRUNCATE conversation, message_archive, transition, story");
    }

    @Override
    public Archive archive() {
        return store.archive();
    }

    @Override
    public Chronicle chronicle() {
        return store.chronicle();
    }

    @Override
    public Directory directory() {
        return store.directory();
    }
}
