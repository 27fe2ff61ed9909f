package dev.lumed.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Some threads, each with a connection at a time, that read and never write. */
final class Readers implements AutoCloseable {

    /** A question to the store. */
    @FunctionalInterface
    interface Query<T> {
        T on(Connection connection) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
    private static final int THREADS = 4;
    private static final int MOST_WAITING = 20_000;
    private static final int SECONDS_TO_CLOSE = 5;
    private static final int SECONDS_TO_PROVE_ALIVE = 2;

    private final Database database;
    private final ArrayBlockingQueue<Connection> idle = new ArrayBlockingQueue<>(THREADS);
    private final ThreadPoolExecutor threads;

    Readers(Database database) {
        this.database = database;
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, "lumed-store-reader-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    <T> CompletionStage<T> ask(Query<T> query) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            threads.execute(() -> answer(query, answer));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(new StoreException(
                    threads.isShutdown()
                            ? database.place() + " is closed"
                            : database.place() + " cannot keep up with what is asked of it",
                    "try again",
                    e));
        }
        return answer;
    }

    private <T> void answer(Query<T> query, CompletableFuture<T> answer) {
        T value;
        try {
            value = read(query);
        } catch (SQLException | RuntimeException e) {
            answer.completeExceptionally(SqlFailures.reading(database.place(), e));
            return;
        } catch (Error e) {
            answer.completeExceptionally(e);
            throw e;
        }
        answer.complete(value);
    }

    /** Asks on the caller's thread. */
    <T> T read(Query<T> query) throws SQLException {
        @Nullable Connection waiting = idle.poll();
        if (waiting != null) {
            try {
                return read(query, waiting);
            } catch (SQLException e) {
                if (!SqlFailures.isOfTheConnection(e)) {
                    throw e;
                }
                // It broke while it waited: the server has begun anew.
            }
        }
        return read(query, database.reading());
    }

    private <T> T read(Query<T> query, Connection connection) throws SQLException {
        boolean sound = false;
        try {
            T value = query.on(connection);
            sound = true;
            return value;
        } finally {
            if (!(sound || isAlive(connection)) || !idle.offer(connection)) {
                close(connection);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(SECONDS_TO_CLOSE, TimeUnit.SECONDS)) {
                LOG.warn("the store is closed before every question is answered");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            close(connection);
        }
    }

    private static boolean isAlive(Connection connection) {
        try {
            return connection.isValid(SECONDS_TO_PROVE_ALIVE);
        } catch (SQLException e) {
            return false;
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a reading connection was not closed in order: {}", e.getMessage());
        }
    }
}
