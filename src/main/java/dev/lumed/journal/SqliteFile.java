package dev.lumed.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The file of an SQLite database, looked at before SQLite opens it: opening may already write, and takes an empty file
 * for a new database even where a log of its changes lies beside it.
 */
final class SqliteFile {

    /** Says in the file whose it is: "LUME". */
    static final int APPLICATION_ID = 0x4C554D45;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_BYTES = 100;
    private static final int USER_VERSION_AT = 60;
    private static final int APPLICATION_ID_AT = 68;

    private final Path path;
    private final String name;
    private final boolean backup;

    /** The store itself. */
    SqliteFile(Path path) {
        this(path, path.toString(), false);
    }

    private SqliteFile(Path path, String name, boolean backup) {
        this.path = path;
        this.name = name;
        this.backup = backup;
    }

    /**
     * A file that is to become a store.
     *
     * @param name how people know it
     */
    static SqliteFile ofBackup(Path path, String name) {
        return new SqliteFile(path, name, true);
    }

    String name() {
        return name;
    }

    /** @throws StoreException unless it is missing, new, or a store of a lumed that is not newer than this one */
    void check() {
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new StoreException(name + " is not a file", "move it away, or take another data-dir");
            }
            long size = Files.exists(path) ? Files.size(path) : 0;
            if (size > 0 || backup) {
                checkHeader();
            } else if (isFilled(Path.of(path + "-wal"))) {
                throw new StoreException(
                        name + " is missing or empty, but its log " + path + "-wal is not",
                        "put the file back where it was, or a backup, or move the log away to begin anew");
            }
        } catch (IOException e) {
            throw new StoreException(
                    name + " cannot be read (" + e.getMessage() + ")", "let this user read and write it", e);
        }
    }

    StoreException damaged(String finding) {
        return new StoreException(
                name + " is damaged (" + finding + ")",
                backup
                        ? "take another backup"
                        : "keep it aside together with " + path.getFileName() + "-wal, then put a backup in its place;"
                                + " without one lumed begins anew and fetches the history from the backend."
                                + " It was left as it is");
    }

    StoreException newer(String manifest) {
        return new StoreException(
                name + " holds values of the kind " + manifest + ", which this lumed does not know",
                backup
                        ? "restore it with the lumed that made it or a newer one"
                        : "start the lumed that wrote it or a newer one, or take another data-dir; it was left as it is");
    }

    StoreException newer(long version) {
        if (!backup) {
            return Schema.newer(name, version);
        }
        return new StoreException(
                name + " has schema version " + version + ", this lumed knows versions up to " + Schema.VERSION,
                "restore it with the lumed that made it or a newer one");
    }

    StoreException foreign() {
        return new StoreException(
                name + " is a database of another program",
                backup ? "take a file that lumed backup made" : "take another data-dir");
    }

    private void checkHeader() throws IOException {
        byte[] header;
        try (InputStream file = Files.newInputStream(path)) {
            header = file.readNBytes(HEADER_BYTES);
        }
        if (header.length < HEADER_BYTES || !Arrays.equals(MAGIC, Arrays.copyOf(header, MAGIC.length))) {
            throw damaged("it does not begin like an SQLite database");
        }
        ByteBuffer fields = ByteBuffer.wrap(header);
        int application = fields.getInt(APPLICATION_ID_AT);
        // 0 while its first transaction is still in the log.
        if (application != APPLICATION_ID && (application != 0 || backup)) {
            throw foreign();
        }
        int version = fields.getInt(USER_VERSION_AT);
        if (application == APPLICATION_ID && version > Schema.VERSION) {
            throw newer(version);
        }
    }

    private static boolean isFilled(Path file) throws IOException {
        return Files.exists(file) && Files.size(file) > 0;
    }
}
