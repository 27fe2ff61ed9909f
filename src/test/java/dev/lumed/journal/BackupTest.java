package dev.lumed.journal;

import static dev.lumed.journal.Samples.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lumed.journal.StoreException.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** Copies of a store. */
final class BackupTest extends CopiedStore {
    @Test
    void backup_made_isWholeAndOfThatMoment() {
        IdleStore.check(backup);

        try (IdleStore other = IdleStore.take(SQLITE, scratch.resolve("other"))) {
            other.restore(backup);
        }
        try (Store restored = Store.open(SQLITE, scratch.resolve("other"))) {
            assertThat(archived(restored)).isEqualTo(EARLIER);
        }
    }

    @Test
    void backup_beingRead_isTheOnlyOneAndHasNoName() throws IOException {
        try (Store store = Store.open(SQLITE, directory)) {
            try (Backup first = store.backups().make()) {
                assertThat(names()).noneMatch(name -> name.contains("backup"));
                assertThatThrownBy(store.backups()::make)
                        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                                .isEqualTo(Refused.Reason.BUSY));
                first.closeUnlessRead();
            }
            try (Backup second = store.backups().make();
                    InputStream content = second.read()) {
                second.closeUnlessRead();
                assertThat(content.readAllBytes()).hasSize((int) second.bytes());
            }
        }
    }

    @Test
    void backup_readByHalf_isLetGo() throws IOException {
        try (Store store = Store.open(SQLITE, directory)) {
            try (InputStream content = store.backups().make().read()) {
                assertThat(content.read()).isEqualTo('S');
            }
            store.backups().make().close();
        }
    }

    @Test
    void store_withoutADaemon_isCopiedTheSame() throws IOException {
        Path copy = scratch.resolve("copy.db");
        try (IdleStore store = IdleStore.take(SQLITE, directory)) {
            store.backUp(copy);
        }

        IdleStore.check(copy);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        try (IdleStore other = IdleStore.take(SQLITE, scratch.resolve("other"))) {
            other.restore(copy);
        }
        try (Store restored = Store.open(SQLITE, scratch.resolve("other"))) {
            assertThat(archived(restored)).hasSize(EARLIER.size() + LATER.size());
        }
    }

    /** As the tool of SQLite would, or a person who stopped the daemon. */
    @Test
    void backup_movedInPlaceByHand_isKnownAsOne() throws IOException {
        Path other = Files.createDirectory(scratch.resolve("other"));
        Files.copy(backup, other.resolve("lumed.db"));

        try (Store store = Store.open(SQLITE, other)) {
            assertThat(store.restoredAt()).isPresent();
        }
    }

    @Test
    void file_thatIsNoBackup_isToldByItsName() throws IOException {
        Files.write(backup, "no database".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> IdleStore.check(backup)).hasMessageStartingWith(backup + " is damaged");
    }
}
