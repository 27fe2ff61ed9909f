package dev.lumed.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a crash left of conversations that are deleted, or that never came to be: rows of which the directory does not know.
 * Each table is asked for its conversations by jumps in its index, so that it costs what there are of them, not what they
 * hold.
 */
final class Orphans {

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

    /** As the journal calls a conversation: this, and its id. */
    static final String PERSISTENCE_PREFIX = "conversation|";

    private static final String FIND =
            """
            WITH RECURSIVE owner (id) AS (
              SELECT MIN(%2$s) FROM %1$s WHERE %2$s > '%3$s'
              UNION ALL
              SELECT (SELECT MIN(%2$s) FROM %1$s WHERE %2$s > owner.id) FROM owner WHERE owner.id IS NOT NULL)
            SELECT id FROM owner
            WHERE id LIKE '%3$s%%' AND substr(id, %4$d) NOT IN (SELECT id FROM conversation)""";

    /** Whose rows they are, and how that is written. */
    private record Table(String name, String owner, String prefix) {
        String find() {
            return FIND.formatted(name, owner, prefix, prefix.length() + 1);
        }
    }

    private static final List<Table> TABLES = List.of(
            new Table("event_journal", "persistence_id", PERSISTENCE_PREFIX),
            new Table("snapshot", "persistence_id", PERSISTENCE_PREFIX),
            new Table("message_archive", "conversation", ""),
            new Table("transition", "conversation", ""),
            new Table("story", "conversation", ""));

    private Orphans() {}

    /** Before anybody writes. */
    static void remove(Connection connection) throws SQLException {
        int removed = 0;
        for (Table table : TABLES) {
            for (String owner : Sql.list(connection, table.find(), row -> row.getString(1))) {
                removed += Sql.update(
                        connection, "DELETE FROM " + table.name() + " WHERE " + table.owner() + " = ?", owner);
            }
        }
        if (removed > 0) {
            LOG.info("{} rows of conversations that are no more were removed from the store", removed);
        }
    }
}
