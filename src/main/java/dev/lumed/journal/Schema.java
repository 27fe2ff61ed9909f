package dev.lumed.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tables, as one script for each version: the first makes them, every later one changes what the one before left.
 * Scripts are permanent.
 */
final class Schema {

    /** The version that this lumed reads and writes. */
    static final int VERSION = 2;

    private final String dialect;

    /** @param dialect as the names of the scripts begin */
    Schema(String dialect) {
        this.dialect = dialect;
    }

    /** Brings the tables up to {@link #VERSION}, within the transaction that the connection is in. */
    void upgrade(Connection connection, int from) throws SQLException {
        for (int version = from + 1; version <= VERSION; version++) {
            for (String statement : statements(version)) {
                Sql.execute(connection, statement);
            }
        }
    }

    static StoreException newer(String place, long version) {
        return new StoreException(
                place + " has schema version " + version + ", this lumed knows versions up to " + VERSION,
                "start the lumed that wrote it or a newer one, or take another data-dir; it was left as it is");
    }

    private List<String> statements(int version) {
        String name = dialect + "-" + version + ".sql";
        try (InputStream script = Schema.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException(name + " is missing in the jar");
            }
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split(";\\s*(\\R|$)"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
