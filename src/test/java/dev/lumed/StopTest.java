package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.ConversationSummary;
import dev.lumed.conversation.Profile;
import dev.lumed.demo.DemoSettings;
import dev.lumed.demo.fault.Fault;
import dev.lumed.journal.Store;
import dev.lumed.settings.Durability;
import dev.lumed.settings.PostgresqlSettings;
import dev.lumed.settings.StoreKind;
import dev.lumed.settings.StoreSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That SIGTERM is success at whatever moment it comes, and within lumed.shutdown-timeout. */
@Tag("process")
final class StopTest {
    private static final int CONVERSATIONS = 1000;
    private static final int READERS = 20;

    /** More than the buffers between hold. */
    private static final int ROWS = 20_000;

    @TempDir
    Path home;

    private DaemonProcess lumed() throws Exception {
        return DaemonProcess.beside(home, DemoSettings.immediate(), "shutdown-timeout = 10s");
    }

    private static void assertEndsWell(LumedProcess process) throws Exception {
        process.signal("TERM");
        assertThat(process.awaitExit())
                .as(() -> String.join("\n", process.err()))
                .isZero();
        assertThat(process.err()).noneMatch(line -> line.contains("not everything could be closed in time"));
    }

    private Store store() throws IOException {
        return Store.open(
                new StoreSettings(
                        StoreKind.SQLITE,
                        Durability.PROCESS,
                        new PostgresqlSettings(Optional.empty(), Optional.empty(), Optional.empty())),
                home.resolve("data"));
    }

    private static ConversationSummary summary(ConversationId id, boolean open) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        return new ConversationSummary(id, new Profile("coach", null, "active", now), open, false, 0, 0, 0, 0, now);
    }

    /** A socket that asks and does not read. */
    private static Socket stalled(LocalApi lumed, String path) throws IOException {
        URI url = URI.create(lumed.url());
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()));
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + url.getPort() + "\r\nAuthorization: Bearer "
                + lumed.token() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('H');
        return socket;
    }

    private static void awaitChange(WatchService changes, String file) throws InterruptedException {
        while (true) {
            WatchKey key = changes.poll(60, TimeUnit.SECONDS);
            assertThat(key).as("a change of " + file).isNotNull();
            if (key.pollEvents().stream()
                    .anyMatch(event -> String.valueOf(event.context()).equals(file))) {
                return;
            }
            key.reset();
        }
    }

    @Test
    void stop_amidTheStart_isSuccess() throws Exception {
        store().close();
        Files.writeString(
                home.resolve("application.conf"),
                "lumed { api.port = 0, backend.url = \"http://127.0.0.1:1\", shutdown-timeout = 2s }");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data/lumed.db"));
                Statement statement = connection.createStatement();
                WatchService changes = FileSystems.getDefault().newWatchService()) {
            home.resolve("data").register(changes, StandardWatchEventKinds.ENTRY_MODIFY);
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("BEGIN EXCLUSIVE");
            try (LumedProcess process = LumedProcess.start(home, "run")) {
                // Its process id is written into the lock: now it waits for the store.
                awaitChange(changes, "lumed.lock");

                assertEndsWell(process);
                assertThat(process.out()).isEmpty();
            }
        }
    }

    @Test
    void stop_amidTheRecoveryOfManyConversations_isSuccess() throws Exception {
        try (Store store = store()) {
            List<CompletableFuture<?>> put = new ArrayList<>();
            for (int i = 0; i < CONVERSATIONS; i++) {
                ConversationId id = new ConversationId(String.format("c0000000-0000-4000-8000-%012d", i));
                put.add(store.directory().put(summary(id, true)).toCompletableFuture());
            }
            CompletableFuture.allOf(put.toArray(CompletableFuture[]::new)).get();
        }
        try (DaemonProcess lumed = lumed()) {
            lumed.startDaemon();

            assertEndsWell(lumed.process());
        }
    }

    @Test
    void stop_amidABackupThatNobodyReads_isSuccess() throws Exception {
        ConversationId id = new ConversationId("c0000000-0000-4000-8000-000000000001");
        try (Store store = store()) {
            store.directory().put(summary(id, false)).toCompletableFuture().get();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data/lumed.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS + ")"
                    + " INSERT INTO message_archive SELECT '" + id + "', 'm' || i, i, i, NULL, 'message:1',"
                    + " hex(randomblob(500)) FROM n");
        }
        try (DaemonProcess lumed = lumed()) {
            lumed.startDaemon();
            try (Socket reader = stalled(lumed, "/v1/backup")) {
                assertEndsWell(lumed.process());
                assertThat(reader.isConnected()).isTrue();
            }
            assertThat(home.resolve("data/lumed.db.backup")).doesNotExist();
        }
    }

    @Test
    void stop_besideABackendThatHangs_isSuccess() throws Exception {
        try (DaemonProcess lumed = lumed()) {
            lumed.startDaemon();
            String id = lumed.open("coach");
            lumed.demo().faults().put(Fault.REST_HANG);
            lumed.demo().faults().put(Fault.UPGRADE_HANG);
            lumed.post("/v1/conversations/" + id + "/reconnect", "", 200);
            lumed.send(id, "Is anybody there?");

            assertEndsWell(lumed.process());
        }
    }

    @Test
    void stop_besideReadersThatStall_isSuccess() throws Exception {
        try (DaemonProcess lumed = lumed()) {
            lumed.startDaemon();
            String id = lumed.open("coach");
            List<Socket> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(stalled(lumed, "/v1/events"));
            }
            Feeds feed = lumed.eventsOf(id);
            lumed.send(id, "x".repeat(3000));
            feed.reply();

            assertEndsWell(lumed.process());
            for (Socket reader : readers) {
                reader.close();
            }
        }
    }
}
