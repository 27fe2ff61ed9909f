package dev.lumed.journal;

import dev.lumed.postgresql.PostgresqlServer;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The store on a database server. */
final class PostgresqlStoreTest implements ArchiveContract, ChronicleContract {

    @TempDir
    Path directory;

    private Store store;

    @BeforeEach
    void open() throws SQLException {
        store = Store.open(PostgresqlServer.shared().database().settings(), directory);
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
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
