package dev.lumed.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the journal's tables hold, looked at before an actor depends on it: a conversation that cannot be rebuilt would
 * fail again and again. A snapshot that cannot be read is removed where an older one or none, and the events since, say
 * the same; otherwise the store is refused as it is.
 */
final class SqliteContents {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteContents.class);

    private static final String MANIFESTS =
            """
            SELECT DISTINCT event_ser_manifest FROM event_journal
            UNION SELECT DISTINCT snapshot_ser_manifest FROM snapshot""";

    private static final String UNREADABLE_EVENTS =
            """
            SELECT 'event ' || sequence_number || ' of ' || persistence_id FROM event_journal
            WHERE NOT json_valid(CAST(event_payload AS TEXT)) LIMIT 1""";

    private static final String UNREADABLE_SNAPSHOTS =
            """
            SELECT persistence_id, sequence_number FROM snapshot
            WHERE NOT json_valid(CAST(snapshot_payload AS TEXT))""";

    /** How many events are missing after the last snapshot before this one that can be read. */
    private static final String MISSING =
            """
            WITH base AS (
              SELECT COALESCE(MAX(sequence_number), 0) AS number FROM snapshot
              WHERE persistence_id = ?1 AND sequence_number < ?2 AND json_valid(CAST(snapshot_payload AS TEXT)))
            SELECT ?2 - base.number - (
              SELECT count(*) FROM event_journal WHERE persistence_id = ?1 AND deleted = 0
              AND sequence_number > base.number AND sequence_number <= ?2) FROM base""";

    private static final String REMOVE = "DELETE FROM snapshot WHERE persistence_id = ? AND sequence_number = ?";

    private record Snapshot(String persistenceId, long number) {}

    private final SqliteFile file;

    SqliteContents(SqliteFile file) {
        this.file = file;
    }

    /** @throws StoreException if something cannot be read and not be made good, with nothing changed */
    void check(Connection connection) throws SQLException {
        for (String manifest : Sql.list(connection, MANIFESTS, row -> row.getString(1))) {
            if (!StoredFormats.EVENT.reads(manifest) && !StoredFormats.STATE.reads(manifest)) {
                throw file.newer(manifest);
            }
        }
        for (String event : Sql.list(connection, UNREADABLE_EVENTS, row -> row.getString(1))) {
            throw file.damaged(event + " cannot be read");
        }
        List<Snapshot> unreadable =
                Sql.list(connection, UNREADABLE_SNAPSHOTS, row -> new Snapshot(row.getString(1), row.getLong(2)));
        for (Snapshot snapshot : unreadable) {
            if (missing(connection, snapshot) != 0) {
                throw file.damaged("the snapshot of " + snapshot.persistenceId() + " cannot be read");
            }
        }
        for (Snapshot snapshot : unreadable) {
            LOG.warn("a snapshot of {} cannot be read; it is rebuilt from its events", snapshot.persistenceId());
            Sql.update(connection, REMOVE, snapshot.persistenceId(), snapshot.number());
        }
    }

    private static long missing(Connection connection, Snapshot snapshot) throws SQLException {
        return Sql.list(connection, MISSING, row -> row.getLong(1), snapshot.persistenceId(), snapshot.number())
                .get(0);
    }
}
