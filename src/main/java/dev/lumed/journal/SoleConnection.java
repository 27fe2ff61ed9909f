package dev.lumed.journal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that several write with, one after the other in the order in which they asked. SQLite has one writer at
 * a time and lets others try again now and then, until they give up: whoever writes most can keep the others out for
 * ever. Here everybody's turn comes.
 */
final class SoleConnection implements AutoCloseable {

    /** Opens the real connection. */
    @FunctionalInterface
    interface Opening {
        Connection open() throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(SoleConnection.class);
    private static final long LONGEST_WAIT_SECONDS = 60;
    private static final int SECONDS_TO_PROVE_ALIVE = 2;

    private final Opening opening;
    private final Room room;
    private final Semaphore turn = new Semaphore(1, true);
    // Of whoever has the turn.
    private @Nullable Connection current;
    private boolean closed;

    /** @param room told of turns that failed */
    SoleConnection(Opening opening, Room room) {
        this.opening = opening;
        this.room = room;
    }

    /** Waits for its turn, which lasts until the connection is closed. */
    Connection lease() throws SQLException {
        try {
            if (!turn.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new SQLTimeoutException("the store's connection was not free for " + LONGEST_WAIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for the store's connection", e);
        }
        @Nullable Connection leased = null;
        try {
            leased = proxy(new Lease(opened()));
            return leased;
        } finally {
            if (leased == null) {
                turn.release();
            }
        }
    }

    /** After whoever has the turn now. */
    @Override
    public void close() {
        turn.acquireUninterruptibly();
        closed = true;
        disconnect();
        turn.release();
    }

    private Connection opened() throws SQLException {
        if (closed) {
            throw new SQLException("the store is closed");
        }
        Connection connection = current;
        if (connection == null) {
            connection = opening.open();
            current = connection;
        }
        return connection;
    }

    private void disconnect() {
        Connection connection = current;
        current = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.warn("the store's connection was not closed in order: {}", e.getMessage());
            }
        }
    }

    private void giveBack(Connection connection, @Nullable Throwable failure) {
        if (failure != null) {
            room.refused(failure);
        }
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            if (failure != null && !connection.isValid(SECONDS_TO_PROVE_ALIVE)) {
                disconnect();
            }
        } catch (SQLException e) {
            LOG.debug("the store's connection is opened anew: {}", e.getMessage());
            disconnect();
        } finally {
            turn.release();
        }
    }

    private static Connection proxy(Lease lease) {
        return (Connection)
                Proxy.newProxyInstance(SoleConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, lease);
    }

    /** One turn: everything goes to the real connection, but to close it ends the turn. */
    private final class Lease implements InvocationHandler {

        private final Connection connection;
        private @Nullable Throwable failure;
        private boolean over;

        Lease(Connection connection) {
            this.connection = connection;
        }

        @Override
        public synchronized @Nullable Object invoke(
                Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            switch (method.getName()) {
                case "close" -> {
                    end();
                    return null;
                }
                case "isClosed" -> {
                    return over;
                }
                default -> {
                    return passOn(method, arguments);
                }
            }
        }

        private void end() {
            if (!over) {
                over = true;
                giveBack(connection, failure);
            }
        }

        private @Nullable Object passOn(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            if (over) {
                throw new SQLException("this turn on the store's connection is over");
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                failure = e.getCause();
                throw e.getCause();
            }
        }
    }
}
