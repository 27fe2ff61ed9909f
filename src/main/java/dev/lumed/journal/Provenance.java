package dev.lumed.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a store as a whole comes from. A backup says of itself that it is a copy, so that whoever opens it knows, however
 * it was put in place: what it holds may be older than what was done since.
 */
final class Provenance {

    private static final String COPIED = "copied";
    private static final String RESTORED = "restored";

    /** Seqs that a conversation may have given since its summary was stored; there are fewer. */
    private static final long UNTOLD = 1000;

    private static final String PUT =
            """
            INSERT INTO provenance (kind, at) VALUES (?, ?)
            ON CONFLICT (kind) DO UPDATE SET at = excluded.at""";

    private Provenance() {}

    /** Says in a copy that it is one. */
    static void markCopied(Connection connection, Instant now) throws SQLException {
        Sql.update(connection, PUT, COPIED, now.toString());
    }

    /**
     * A copy that is opened as a store is restored now.
     *
     * @return when the store was, the last time, if it ever was; in epoch milliseconds behind each seq given before
     */
    static Optional<Instant> settle(Connection connection, Instant now) throws SQLException {
        List<String> copied =
                Sql.list(connection, "SELECT at FROM provenance WHERE kind = ?", row -> row.getString(1), COPIED);
        if (!copied.isEmpty()) {
            // In this order: a crash in between only repeats it.
            Sql.update(connection, PUT, RESTORED, behindAllSeqs(connection, now).toString());
            Sql.update(connection, "DELETE FROM provenance WHERE kind = ?", COPIED);
        }
        return Sql.list(
                        connection,
                        "SELECT at FROM provenance WHERE kind = ?",
                        row -> Instant.parse(row.getString(1)),
                        RESTORED)
                .stream()
                .findFirst();
    }

    /** Seqs begin with the time; a clock that was ahead when a conversation began has given later ones. */
    private static Instant behindAllSeqs(Connection connection, Instant now) throws SQLException {
        Instant behind = Instant.ofEpochMilli(JdbcDirectory.highestSeq(connection) + UNTOLD);
        return behind.isAfter(now) ? behind : now;
    }
}
