package dev.lumed.journal;

import com.typesafe.config.Config;
import dev.lumed.settings.Durability;
import dev.lumed.settings.PostgresqlSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A database on a server, which one daemon at a time works on. */
final class PostgresqlDatabase implements Database {

    /**
     * Unless the URL says otherwise. A server that falls silent is given up, and the server gives up a lumed whose machine
     * is gone, with its locks, in about half a minute.
     */
    private static final Map<String, String> CONNECTION = Map.of(
            "ApplicationName", "lumed",
            "connectTimeout", "10",
            "socketTimeout", "30",
            "tcpKeepAlive", "true",
            "options", "-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3");

    private static final String VERSION_TABLE =
            "CREATE TABLE IF NOT EXISTS lumed_schema (version INTEGER NOT NULL PRIMARY KEY)";

    private final String url;
    private final PostgresqlSettings settings;
    private final Durability durability;
    private final Schema schema = new Schema("postgresql");
    private final Room room;
    private final Ownership ownership;
    private final SoleConnection writing;
    private Optional<Instant> restoredAt = Optional.empty();

    /** @param room told of turns to write, and of connections, that failed */
    PostgresqlDatabase(PostgresqlSettings settings, Durability durability, Room room) {
        this.url = settings.url().orElseThrow(() -> new IllegalArgumentException("postgresql without its URL"));
        this.settings = settings;
        this.durability = durability;
        this.room = room;
        this.ownership = new Ownership(url);
        this.writing = new SoleConnection(this::connect, room);
    }

    @Override
    public String place() {
        return url;
    }

    @Override
    public void prepare() {
        try (Connection connection = writing()) {
            checkDurability(connection);
            ownership.take(connection);
            connection.setAutoCommit(false);
            settle(connection);
            connection.commit();
            connection.setAutoCommit(true);
            ownership.share(connection);
        } catch (SQLException e) {
            throw new StoreException(
                    url + " cannot be used (" + inOneLine(e) + ")",
                    "see that the server runs, and that store.postgresql.url, user and password are right and the user"
                            + " may make tables",
                    e);
        }
        SharedDataSource.register(sharedUrl(), this::connect);
    }

    /** The server tells on a line of its own where in a statement something is. */
    private static String inOneLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", ", ");
    }

    private void settle(Connection connection) throws SQLException {
        Sql.execute(connection, VERSION_TABLE);
        int version = (int) Sql.number(connection, "SELECT COALESCE(MAX(version), 0) FROM lumed_schema");
        if (version > Schema.VERSION) {
            throw Schema.newer(url, version);
        }
        if (version < Schema.VERSION) {
            schema.upgrade(connection, version);
            Sql.update(connection, "INSERT INTO lumed_schema (version) VALUES (?)", Schema.VERSION);
        }
        ownership.mark(connection);
        restoredAt = Provenance.settle(connection, Instant.now());
    }

    @Override
    public Connection writing() throws SQLException {
        return writing.lease();
    }

    /** One that writes, of this daemon or not at all. */
    private Connection connect() throws SQLException {
        Connection connection = reached();
        boolean ours = false;
        try {
            ownership.join(connection);
            ours = true;
            return connection;
        } catch (SQLException e) {
            throw away(e);
        } finally {
            if (!ours) {
                connection.close();
            }
        }
    }

    @Override
    public Connection reading() throws SQLException {
        Connection connection = reached();
        Sql.execute(connection, "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");
        return connection;
    }

    private Connection reached() throws SQLException {
        try {
            return DriverManager.getConnection(url, properties());
        } catch (SQLException e) {
            throw away(e);
        }
    }

    private SQLException away(SQLException failure) {
        // Before, it is told by the start, which fails.
        if (ownership.isTaken()) {
            room.away(failure);
        }
        return failure;
    }

    @Override
    public Connection copying() {
        throw elsewhere();
    }

    @Override
    public void requireFile() {
        throw elsewhere();
    }

    static StoreException.Refused elsewhere() {
        return new StoreException.Refused(
                StoreException.Refused.Reason.ELSEWHERE,
                "the store is a PostgreSQL database, which lumed neither copies nor replaces",
                "use pg_dump and pg_restore, as docs/operations.md tells");
    }

    @Override
    public Optional<Instant> restoredAt() {
        return restoredAt;
    }

    @Override
    public String begin() {
        return "BEGIN";
    }

    @Override
    public Config pekkoConfig() {
        return PekkoConfig.of("postgresql.conf", Map.of("url", sharedUrl()));
    }

    /** A process may have more than one store on the same database, one after the other. */
    private String sharedUrl() {
        return url + "#" + ownership.id();
    }

    /** Its disk is not ours to look at. */
    @Override
    public StoreSpace space() {
        return StoreSpace.ELSEWHERE;
    }

    @Override
    public void touch(Connection connection) throws SQLException {
        Sql.execute(connection, "UPDATE lumed_schema SET version = version");
    }

    /** It looks after that itself. */
    @Override
    public boolean giveBackSome(Connection connection) {
        return false;
    }

    @Override
    public void close() {
        SharedDataSource.forget(sharedUrl());
        writing.close();
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(CONNECTION);
        settings.user().ifPresent(user -> properties.setProperty("user", user));
        settings.password().ifPresent(password -> properties.setProperty("password", password.reveal()));
        return properties;
    }

    private void checkDurability(Connection connection) throws SQLException {
        String sync = Sql.text(connection, "SHOW fsync");
        String commit = Sql.text(connection, "SHOW synchronous_commit");
        if (durability == Durability.POWER && (sync.equals("off") || commit.equals("off"))) {
            throw new StoreException(
                    url + " is not as durable as store.durability = power asks: its fsync is " + sync
                            + ", its synchronous_commit " + commit,
                    "switch both on in the server, or set store.durability = process");
        }
    }
}
