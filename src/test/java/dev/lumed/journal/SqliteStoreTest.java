package dev.lumed.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The store on its file, in a directory whose name is as awkward as names get. */
final class SqliteStoreTest implements ArchiveContract, ChronicleContract {

    @TempDir
    Path directory;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(Samples.SQLITE, directory.resolve("a b?c=d#e%20f&g;\"ü"));
    }

    @AfterEach
    void close() {
        store.close();
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
