package dev.lumed.journal;

import static dev.lumed.journal.Samples.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lumed.journal.StoreException.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put in the place of a store, and what a crash leaves of that. */
final class RestorationTest extends CopiedStore {
    @Test
    void restoration_staged_isPutInPlaceAtTheNextOpeningAndKeepsTheOldStore() throws IOException {
        String kept;
        try (Store store = Store.open(SQLITE, directory)) {
            kept = store.stageRestoration(content());
            assertThat(archived(store)).hasSize(EARLIER.size() + LATER.size());
            assertThat(store.restoredAt()).isEmpty();
        }

        try (Store store = Store.open(SQLITE, directory)) {
            assertThat(archived(store)).isEqualTo(EARLIER);
            assertThat(store.restoredAt()).isPresent();
        }
        Files.copy(directory.resolve(kept), scratch.resolve("kept.db"));
        IdleStore.check(scratch.resolve("kept.db"));
        assertThat(names()).containsExactlyInAnyOrder("lumed.db", kept, "lumed.lock");
    }

    @Test
    void restoredAt_known_staysTheSame() throws IOException {
        try (IdleStore store = IdleStore.take(SQLITE, directory)) {
            store.restore(backup);
        }
        Optional<Instant> first;
        try (Store store = Store.open(SQLITE, directory)) {
            first = store.restoredAt();
        }

        try (Store store = Store.open(SQLITE, directory)) {
            assertThat(store.restoredAt()).isPresent().isEqualTo(first);
            save(store);
        }
        try (IdleStore store = IdleStore.take(SQLITE, directory)) {
            store.restore(backup);
        }
        try (Store store = Store.open(SQLITE, directory)) {
            assertThat(store.restoredAt().orElseThrow()).isAfter(first.orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "text", "cut", "foreign", "newer", "garbled", "unreadable"})
    void restoration_ofWhatIsNoBackup_isRefusedAndChangesNothing(String fault) throws Exception {
        spoil(fault);
        List<String> before;
        try (Store store = Store.open(SQLITE, directory)) {
            before = names();
            assertThatThrownBy(() -> store.stageRestoration(content()))
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                            .isEqualTo(Refused.Reason.UNFIT))
                    .hasMessageStartingWith("the backup ");
            assertThat(names()).isEqualTo(before);
        }
        try (Store store = Store.open(SQLITE, directory)) {
            assertThat(archived(store)).hasSize(EARLIER.size() + LATER.size());
        }
    }

    private void spoil(String fault) throws Exception {
        byte[] bytes = Files.readAllBytes(backup);
        switch (fault) {
            case "nothing" -> Files.write(backup, new byte[0]);
            case "text" -> Files.writeString(backup, "no database ".repeat(1000));
            case "cut" -> Files.write(backup, Arrays.copyOf(bytes, bytes.length / 2));
            case "foreign" -> sql("PRAGMA application_id = 7");
            case "newer" -> sql("PRAGMA user_version = 9999");
            case "garbled" -> {
                Arrays.fill(bytes, 4096, 2 * 4096, (byte) 0x5A);
                Files.write(backup, bytes);
            }
            case "unreadable" -> sql(
                    """
                    INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp, adapter_manifest,
                      event_payload, event_ser_id, event_ser_manifest)
                    VALUES ('conversation|x', 1, '', 0, '', X'7B', 1, 'event:1')""");
            default -> throw new IllegalArgumentException(fault);
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + backup)) {
            Sql.execute(connection, statement);
        }
    }

    /** What a kill leaves behind at each step of putting a backup in place, and of making one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void restoration_cutShort_isDoneAtTheNextOpening(int moved) throws IOException {
        String kept;
        try (Store store = Store.open(SQLITE, directory)) {
            kept = store.stageRestoration(content());
        }
        Files.writeString(directory.resolve("lumed.db-wal"), "");
        Files.writeString(directory.resolve("lumed.db-shm"), "");
        for (String suffix : List.of("", "-wal", "-shm").subList(0, moved)) {
            Files.move(directory.resolve("lumed.db" + suffix), directory.resolve(kept + suffix));
        }
        Files.writeString(directory.resolve("lumed.db.incoming"), "half a");
        Files.writeString(directory.resolve("lumed.db.backup"), "half a");

        try (Store store = Store.open(SQLITE, directory)) {
            assertThat(archived(store)).isEqualTo(EARLIER);
        }
        assertThat(names()).containsExactlyInAnyOrder("lumed.db", kept, kept + "-wal", kept + "-shm", "lumed.lock");
    }

    @Test
    void restoration_whileAnotherWaits_isRefused() throws IOException {
        try (Store store = Store.open(SQLITE, directory)) {
            store.stageRestoration(content());
            assertThatThrownBy(() -> store.stageRestoration(content()))
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                            .isEqualTo(Refused.Reason.BUSY));
        }
    }

    @Test
    void restoration_whoseSenderGoesAway_changesNothing() throws IOException {
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        try (Store store = Store.open(SQLITE, directory)) {
            List<String> before = names();
            assertThatThrownBy(() -> store.stageRestoration(broken)).hasMessageContaining("Stream closed");
            assertThat(names()).isEqualTo(before);
            store.stageRestoration(new ByteArrayInputStream(Files.readAllBytes(backup)));
        }
    }
}
