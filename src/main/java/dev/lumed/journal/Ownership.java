package dev.lumed.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * That one daemon at a time works on a PostgreSQL database: two would send what waits twice. Every connection that writes
 * shares a lock of the database, which only who begins has alone, and so not while another daemon has a connection left.
 * Who begins leaves its mark: one that had lost all its connections meanwhile does not get new ones.
 */
final class Ownership {

    /** Any number, the same in every lumed. */
    private static final long LOCK = 0x4C554D45;

    /** For connections of a daemon that was killed to end, and short enough not to hold up one that runs. */
    private static final String PATIENCE = "SET lock_timeout = '3s'";

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String CONNECTION_REJECTED = "08004";

    private static final String HOLDERS =
            """
            SELECT DISTINCT COALESCE(host(client_addr), 'the server itself') FROM pg_locks JOIN pg_stat_activity USING (pid)
            WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid() AND objid = ?
              AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())""";

    private static final String TABLE = "CREATE TABLE IF NOT EXISTS lumed_owner (id TEXT NOT NULL)";

    private final String id = UUID.randomUUID().toString();
    private final String place;
    private volatile boolean taken;

    /** @param place the database, for people */
    Ownership(String place) {
        this.place = place;
    }

    /** Whether it has the database. */
    boolean isTaken() {
        return taken;
    }

    /** Of this daemon alone. */
    String id() {
        return id;
    }

    /**
     * Keeps everybody else out, until {@link #share}.
     *
     * @throws StoreException.AlreadyRunning if another daemon works on it
     */
    void take(Connection connection) throws SQLException {
        Sql.execute(connection, PATIENCE);
        try {
            Sql.list(connection, "SELECT pg_advisory_lock(?)", row -> true, LOCK);
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw StoreException.AlreadyRunning.onDatabase(place, holders(connection));
            }
            throw e;
        }
        Sql.execute(connection, "RESET lock_timeout");
    }

    private static List<String> holders(Connection connection) throws SQLException {
        return Sql.list(connection, HOLDERS, row -> row.getString(1), LOCK);
    }

    /** Within the transaction in which all is made ready. */
    void mark(Connection connection) throws SQLException {
        Sql.execute(connection, TABLE);
        Sql.execute(connection, "DELETE FROM lumed_owner");
        Sql.update(connection, "INSERT INTO lumed_owner (id) VALUES (?)", id);
    }

    /** On the connection that took it: from now on others of this daemon may join. */
    void share(Connection connection) throws SQLException {
        Sql.list(connection, "SELECT pg_advisory_lock_shared(?)", row -> true, LOCK);
        Sql.list(connection, "SELECT pg_advisory_unlock(?)", row -> true, LOCK);
        taken = true;
    }

    /** For every further connection that writes. */
    void join(Connection connection) throws SQLException {
        if (!taken) {
            return;
        }
        Sql.list(connection, "SELECT pg_advisory_lock_shared(?)", row -> true, LOCK);
        String owner = Sql.text(connection, "SELECT MAX(id) FROM lumed_owner");
        if (!id.equals(owner)) {
            throw new SQLException(
                    "another lumed works on " + place + " by now: stop one of the two", CONNECTION_REJECTED);
        }
    }
}
