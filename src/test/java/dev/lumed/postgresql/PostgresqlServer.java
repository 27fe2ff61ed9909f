package dev.lumed.postgresql;

import dev.lumed.LeftOut;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A PostgreSQL on a free port of this machine, as durable as it comes from its makers. It can be killed and started again
 * on the same port and the same data.
 */
public final class PostgresqlServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Whoever is not the superuser has to prove who it is. */
    private static final String WHO_IS_LET_IN =
            """
            host all postgres all trust
            host all all all scram-sha-256
            """;

    /** Started when it is first asked for. */
    private static final class Shared {
        static final Optional<PostgresqlServer> SERVER = tried();

        static {
            SERVER.ifPresent(server -> Runtime.getRuntime().addShutdownHook(new Thread(server::close)));
        }
    }

    private final Path directory;
    private final AtomicInteger databases = new AtomicInteger();
    private EmbeddedPostgres server;

    private PostgresqlServer(Path directory) throws IOException {
        this.directory = directory;
        this.server = started(0);
    }

    /** One of its own, for a test that does something to it; without one on this machine the test is left out. */
    public static PostgresqlServer start() {
        return orLeftOut(tried());
    }

    /** The one that is there for as long as this JVM; without one on this machine the test is left out. */
    public static PostgresqlServer shared() {
        return orLeftOut(Shared.SERVER);
    }

    private static Optional<PostgresqlServer> tried() {
        try {
            return Optional.of(new PostgresqlServer(Files.createTempDirectory("lumed-postgresql")));
        } catch (IOException | RuntimeException e) {
            System.out.println("PostgreSQL does not start: " + e);
            return Optional.empty();
        }
    }

    private static PostgresqlServer orLeftOut(Optional<PostgresqlServer> server) {
        LeftOut.unless(server.isPresent(), "no PostgreSQL can be started on this machine");
        return server.orElseThrow();
    }

    private EmbeddedPostgres started(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                // The library switches both off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setDataDirectoryCustomizer(PostgresqlServer::letIn)
                .start();
    }

    private static void letIn(File data) {
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), WHO_IS_LET_IN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new, empty database, whose owner has a password and no other rights. */
    public PostgresqlStore database() throws SQLException {
        PostgresqlStore database = new PostgresqlStore(server.getPort(), "lumed" + databases.incrementAndGet());
        execute("CREATE ROLE " + database.user() + " LOGIN PASSWORD '" + database.password() + "'");
        execute("CREATE DATABASE " + database.name() + " OWNER " + database.user());
        return database;
    }

    /** As the superuser, who may do everything. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(PostgresqlStore.url(server.getPort(), "postgres"), "postgres", "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** As a machine that loses its power, except that what the disk was given stays. */
    public void kill() throws IOException {
        List<ProcessHandle> all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    private List<ProcessHandle> processes() throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("data").resolve("postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.get(0))).stream()
                .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
                .toList();
    }

    /** As a machine that hangs: its connections stay, what comes by them is taken, and nothing is answered. */
    public void freeze() throws Exception {
        signal("STOP");
    }

    /** After {@link #freeze}: it goes on where it was. */
    public void thaw() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes().forEach(process -> command.add(Long.toString(process.pid())));
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
        }
    }

    /** After {@link #kill}: on the same port, with what was committed. */
    public void startAgain() throws IOException {
        int port = server.getPort();
        server.close();
        server = started(port);
    }

    /** Without the syncs of an orderly end: nothing of it is kept. */
    @Override
    public void close() {
        try {
            kill();
            remove(directory);
        } catch (IOException e) {
            System.out.println("PostgreSQL was not removed whole: " + e);
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
