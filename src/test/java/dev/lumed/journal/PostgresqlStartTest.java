package dev.lumed.journal;

import static dev.lumed.journal.Samples.ONE;
import static dev.lumed.journal.Samples.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lumed.postgresql.PostgresqlServer;
import dev.lumed.postgresql.PostgresqlStore;
import dev.lumed.settings.Durability;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store on a database server makes of what it finds there. */
final class PostgresqlStartTest {

    @TempDir
    Path directory;

    private PostgresqlStore database;

    @BeforeEach
    void create() throws SQLException {
        database = PostgresqlServer.shared().database();
    }

    private Store open() {
        return Store.open(database.settings(), directory.resolve("data"));
    }

    @Test
    void schema_ofAnEmptyDatabase_isMadeOnce() throws SQLException {
        for (int start = 1; start <= 2; start++) {
            try (Store store = open()) {
                await(store.directory().put(Samples.summary(ONE, true)));
            }
        }

        assertThat(database.number("SELECT version FROM lumed_schema")).isEqualTo(Schema.VERSION);
        assertThat(database.number("SELECT count(*) FROM conversation")).isOne();
    }

    @Test
    void schema_ofVersionOne_isBroughtToThisOneAndKeepsWhatIsThere() throws SQLException {
        try (Store store = open()) {
            await(store.archive().append(ONE, Samples.messages(1, 3)));
        }
        database.execute("DROP TABLE provenance");
        database.execute("UPDATE lumed_schema SET version = 1");

        try (Store store = open()) {
            assertThat(await(store.archive().before(ONE, Long.MAX_VALUE, 10))).isEqualTo(Samples.messages(1, 3));
        }
        assertThat(database.number("SELECT MAX(version) FROM lumed_schema")).isEqualTo(Schema.VERSION);
        assertThat(database.number("SELECT count(*) FROM provenance")).isZero();
    }

    @Test
    void schema_ofANewerLumed_isRefusedAndLeft() throws SQLException {
        open().close();
        database.execute("INSERT INTO lumed_schema (version) VALUES (99)");

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll(database.url(), "99", "newer");
        assertThat(database.number("SELECT MAX(version) FROM lumed_schema")).isEqualTo(99);
    }

    @Test
    void upgrade_thatFails_leavesNothingBehind() throws SQLException {
        database.execute("CREATE TABLE snapshot (whatever INTEGER)");

        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("snapshot");
        assertThat(database.number("SELECT count(*) FROM pg_tables WHERE tableowner = '" + database.user() + "'"))
                .isOne();
    }

    @Test
    void password_wrong_isToldWithoutIt() {
        assertThatThrownBy(() -> Store.open(database.settings(Durability.POWER, "guessed"), directory))
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll(database.url(), "password authentication failed", "store.postgresql.url")
                .hasMessageNotContaining("guessed");
    }

    @Test
    void server_absent_isTold() {
        assertThatThrownBy(() -> Store.open(new PostgresqlStore(1, "lumed").settings(), directory))
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll("jdbc:postgresql://127.0.0.1:1/lumed", "refused", "see that the server runs");
    }

    @Test
    void commits_thatDoNotWaitForTheDisk_areRefusedUnlessAllowed() throws SQLException {
        PostgresqlServer.shared().execute("ALTER DATABASE " + database.name() + " SET synchronous_commit = off");

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll("store.durability = power", "its synchronous_commit off");
        Store.open(database.settings(Durability.PROCESS, database.password()), directory)
                .close();
    }

    @Test
    void database_thatAnotherLumedWorksOn_isRefusedUntilThatEnds() throws SQLException {
        try (Store first = open()) {
            assertThatThrownBy(() -> Store.open(database.settings(), directory.resolve("other")))
                    .isInstanceOf(StoreException.AlreadyRunning.class)
                    .hasMessageContainingAll(database.url(), "connected from 127.0.0.1");
            await(first.directory().put(Samples.summary(ONE, true)));
        }

        try (Store second = Store.open(database.settings(), directory.resolve("other"))) {
            assertThat(second.directory().load()).hasSize(1);
        }
    }

    /** As after a restart of the server, in which another lumed came first. */
    @Test
    void database_takenByAnotherMeanwhile_isNotWrittenToAnyMore() throws SQLException {
        try (Store first = open()) {
            await(first.directory().put(Samples.summary(ONE, true)));
            PostgresqlServer.shared()
                    .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                            + database.name() + "'");
            try (Store second = Store.open(database.settings(), directory.resolve("other"))) {
                assertThatThrownBy(() -> await(first.directory().put(Samples.summary(ONE, false))))
                        .hasStackTraceContaining("another lumed works on");
                assertThat(first.readiness()).isEqualTo(Readiness.AWAY);
                await(second.directory().put(Samples.summary(Samples.OTHER, true)));
            }
        }

        assertThat(database.number("SELECT count(*) FROM conversation")).isEqualTo(2);
        assertThat(database.number("SELECT count(*) FROM conversation WHERE body LIKE '%\"open\":true%'"))
                .isEqualTo(2);
    }

    /** Whatever was used while the server went and came back is used again without a failure. */
    @Test
    void connections_brokenMeanwhile_areReplacedUnnoticed() throws SQLException {
        try (Store store = open()) {
            await(store.directory().put(Samples.summary(ONE, true)));
            assertThat(store.directory().load()).hasSize(1);
            PostgresqlServer.shared()
                    .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                            + database.name() + "'");

            assertThat(store.directory().load()).hasSize(1);
            await(store.directory().put(Samples.summary(Samples.OTHER, true)));
            store.chronicle().transition(ONE, Samples.connection(1));
            assertThat(await(store.chronicle().transitions(ONE, 1))).containsExactly(Samples.connection(1));
            assertThat(store.droppedNotes()).isZero();
            assertThat(store.readiness()).isEqualTo(Readiness.READY);
        }
    }

    @Test
    void reason_withANul_isStored() throws SQLException {
        try (Store store = open()) {
            store.chronicle()
                    .transition(
                            ONE,
                            new dev.lumed.link.Connection(
                                    dev.lumed.link.Mode.OFFLINE, Samples.NOON, "a\0b \uD800 \uD83C\uDF3F", null, 1));

            assertThat(await(store.chronicle().transitions(ONE, 1)))
                    .singleElement()
                    .extracting(dev.lumed.link.Connection::reason)
                    .asString()
                    .startsWith("a b");
            assertThat(store.droppedNotes()).isZero();
        }
    }

    @Test
    void dump_markedAsACopy_isTakenForRestored() throws SQLException {
        open().close();
        try (Store store = open()) {
            assertThat(store.restoredAt()).isEmpty();
        }
        database.execute(
                """
                INSERT INTO provenance (kind, at) VALUES ('copied', '2026-01-31T12:00:00Z')
                  ON CONFLICT (kind) DO UPDATE SET at = excluded.at""");

        Instant restored;
        try (Store store = open()) {
            restored = store.restoredAt().orElseThrow();
            assertThat(restored).isAfter(Instant.parse("2026-01-31T12:00:00Z"));
        }
        try (Store store = open()) {
            assertThat(store.restoredAt()).contains(restored);
        }
    }

    @Test
    void erase_ofAConversation_leavesNoRow() throws SQLException {
        try (Store store = open();
                Connection connection = database.connect()) {
            for (String id : List.of(ONE.value(), Samples.OTHER.value())) {
                Sql.update(
                        connection,
                        """
                        INSERT INTO event_journal (persistence_id, sequence_number, writer, event_ser_id,
                          event_ser_manifest, event_payload) VALUES (?, 1, '', 1, 'event:1', '\\x7B7D')""",
                        "conversation|" + id);
            }
            await(store.archive().append(ONE, Samples.messages(1, 3)));

            await(store.directory().erase(ONE));

            assertThat(database.number("SELECT count(*) FROM event_journal")).isOne();
            assertThat(database.number("SELECT count(*) FROM message_archive")).isZero();
        }
    }
}
