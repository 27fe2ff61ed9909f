package dev.lumed.postgresql;

import dev.lumed.settings.Durability;
import dev.lumed.settings.PostgresqlSettings;
import dev.lumed.settings.Secret;
import dev.lumed.settings.StoreKind;
import dev.lumed.settings.StoreSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A database on a server of this machine, and how a lumed is told of it. */
public record PostgresqlStore(int port, String name) {

    static String url(int port, String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    public String url() {
        return url(port, name);
    }

    public String user() {
        return name;
    }

    public String password() {
        return "secret of " + name;
    }

    public StoreSettings settings() {
        return settings(Durability.POWER, password());
    }

    public StoreSettings settings(Durability durability, String password) {
        return new StoreSettings(
                StoreKind.POSTGRESQL,
                durability,
                new PostgresqlSettings(Optional.of(url()), Optional.of(user()), Optional.of(Secret.of(password))));
    }

    /** The same as configuration, within {@code lumed}. */
    public String configuration() {
        return "store { kind = postgresql, postgresql { url = \"%s\", user = \"%s\", password = \"%s\" } }"
                .formatted(url(), user(), password());
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), password());
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The only column of the only row. */
    public long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
