package dev.lumed.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What an open file is found to be: whose, of which schema, and whole. */
final class SqliteExamination {

    /** Looked through in a fraction of a second; a larger one is only where the start depends on it. */
    private static final long WHOLLY_CHECKED_BYTES = 256L * 1024 * 1024;

    private final SqliteFile file;

    SqliteExamination(SqliteFile file) {
        this.file = file;
    }

    /**
     * The version of its schema, 0 where it is empty.
     *
     * @throws StoreException if it is another program's or a newer lumed's
     */
    int schemaVersion(Connection connection) throws SQLException {
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
            throw file.newer(version);
        }
        return (int) version;
    }

    /** Whether it can be looked through in no time. */
    static boolean isSmall(Connection connection) throws SQLException {
        return Sql.number(connection, "PRAGMA page_count") * Sql.number(connection, "PRAGMA page_size")
                <= WHOLLY_CHECKED_BYTES;
    }

    /** @throws StoreException if it is damaged, as far as these checks, PRAGMAs that end in "ok", can tell */
    void check(Connection connection, List<String> checks) throws SQLException {
        for (String check : checks) {
            String finding = Sql.text(connection, check);
            if (!finding.equals("ok")) {
                throw file.damaged(finding.replaceAll("\\s+", " "));
            }
        }
    }

    /** Brings its tables up to this lumed's, all at once. */
    static void upgrade(Connection connection, int from) throws SQLException {
        if (from == Schema.VERSION) {
            return;
        }
        Sql.execute(connection, "BEGIN IMMEDIATE");
        new Schema("sqlite").upgrade(connection, from);
        Sql.execute(connection, "PRAGMA application_id = " + SqliteFile.APPLICATION_ID);
        Sql.execute(connection, "PRAGMA user_version = " + Schema.VERSION);
        Sql.execute(connection, "COMMIT");
    }
}
