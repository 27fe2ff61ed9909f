package dev.lumed.journal;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Leads the event journal to the connections of the open store with the same URL: to the one that writes an SQLite file in
 * turns, or to a PostgreSQL's as many as it takes. The journal's library makes one by its name, from the configuration
 * alone: so the stores that are open are known here.
 */
public final class SharedDataSource implements DataSource {

    private static final Map<String, SoleConnection.Opening> OPEN = new ConcurrentHashMap<>();

    private String url = "";

    static void register(String url, SoleConnection.Opening opening) {
        OPEN.put(url, opening);
    }

    static void forget(String url) {
        OPEN.remove(url);
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public String getUrl() {
        return url;
    }

    @Override
    public Connection getConnection() throws SQLException {
        SoleConnection.Opening opening = OPEN.get(url);
        if (opening == null) {
            throw new SQLException("there is no open store at " + url);
        }
        return opening.open();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("nothing is wrapped");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
