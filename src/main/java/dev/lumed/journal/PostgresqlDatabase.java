package dev.lumed.journal;

import com.typesafe.config.Config;
import dev.lumed.settings.Durability;
import dev.lumed.settings.PostgresqlSettings;
import dev.lumed.settings.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A database that many daemons share. */
final class PostgresqlDatabase implements Database {

    /** Any number, the same in every lumed: only one at a time looks after the schema. */
    private static final long SCHEMA_LOCK = 0x4C554D45;

    private static final String VERSION_TABLE =
            "CREATE TABLE IF NOT EXISTS lumed_schema (version INTEGER NOT NULL PRIMARY KEY)";

    private final String url;
    private final PostgresqlSettings settings;
    private final Durability durability;
    private final Schema schema = new Schema("postgresql");
    private final SoleConnection writing;
    private Optional<Instant> restoredAt = Optional.empty();

    /** @param room told of turns to write that failed */
    PostgresqlDatabase(PostgresqlSettings settings, Durability durability, Room room) {
        this.url = settings.url().orElseThrow(() -> new IllegalArgumentException("postgresql without its URL"));
        this.settings = settings;
        this.durability = durability;
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
            connection.setAutoCommit(false);
            Sql.list(connection, "SELECT pg_advisory_xact_lock(?)", row -> true, SCHEMA_LOCK);
            Sql.execute(connection, VERSION_TABLE);
            int version = (int) Sql.number(connection, "SELECT COALESCE(MAX(version), 0) FROM lumed_schema");
            if (version > Schema.VERSION) {
                throw Schema.newer(url, version);
            }
            if (version < Schema.VERSION) {
                schema.upgrade(connection, version);
                Sql.update(connection, "INSERT INTO lumed_schema (version) VALUES (?)", Schema.VERSION);
            }
            restoredAt = Provenance.settle(connection, Instant.now());
            connection.commit();
        } catch (SQLException e) {
            throw new StoreException(
                    url + " cannot be used (" + e.getMessage() + ")",
                    "see that the server runs, and that store.postgresql.url, user and password are right and the user"
                            + " may make tables",
                    e);
        }
    }

    @Override
    public Connection writing() throws SQLException {
        return writing.lease();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, credentials());
    }

    @Override
    public Connection reading() throws SQLException {
        Connection connection = DriverManager.getConnection(url, credentials());
        Sql.execute(connection, "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");
        return connection;
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
        Map<String, String> values = new HashMap<>();
        values.put("url", url);
        values.put("user", settings.user().orElse(""));
        values.put("password", settings.password().map(Secret::reveal).orElse(""));
        return PekkoConfig.of("postgresql.conf", values);
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
        writing.close();
    }

    private Properties credentials() {
        Properties properties = new Properties();
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
