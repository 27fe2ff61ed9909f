package dev.lumed.journal;

import dev.lumed.journal.StoreException.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a backup in the place of a store. First it is taken in under a name of its own, checked and synced; then renamed,
 * and from that moment on it is the one that counts: whoever opens the directory next, after a crash at any point, moves
 * the old store aside and the backup in its place. Until that moment the old store is untouched.
 */
final class Restoration {

    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);

    private static final String INCOMING = SqliteDatabase.FILE + ".incoming";
    private static final String STAGED = SqliteDatabase.FILE + ".restore-";
    private static final String ASIDE = SqliteDatabase.FILE + ".before-restore-";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path directory;
    private final AtomicBoolean busy = new AtomicBoolean();

    /** @param directory one that this process has taken */
    Restoration(Path directory) {
        this.directory = directory;
    }

    /**
     * Takes a backup in, checks it, and has it put in place at the next opening.
     *
     * @param name how people know it
     * @return the name under which the store that is there now will be kept
     * @throws Refused if it cannot be put in place, with nothing changed
     */
    String stage(InputStream backup, String name, Instant now) {
        if (!busy.compareAndSet(false, true)) {
            throw underWay();
        }
        try {
            return staged(backup, name, now);
        } finally {
            busy.set(false);
        }
    }

    private static Refused underWay() {
        return new Refused(
                Refused.Reason.BUSY,
                "another backup is being put in place",
                "try again when lumed has started with it");
    }

    private String staged(InputStream backup, String name, Instant now) {
        Path incoming = directory.resolve(INCOMING);
        String stamp = STAMP.format(now);
        boolean staged = false;
        try {
            if (staged(directory).isPresent()) {
                throw underWay();
            }
            SqliteCopy.delete(incoming);
            take(backup, incoming);
            new SqliteCopy(incoming, name).fit(now);
            Files.move(incoming, directory.resolve(STAGED + stamp), StandardCopyOption.ATOMIC_MOVE);
            staged = true;
            sync(directory);
            return ASIDE + stamp;
        } catch (Refused e) {
            throw e;
        } catch (StoreException e) {
            throw new Refused(Refused.Reason.UNFIT, e);
        } catch (IOException e) {
            throw new StoreException(
                    name + " could not be taken into " + directory + " (" + e.getMessage() + ")",
                    "see that it can be read, and that there is room on the disk",
                    e);
        } finally {
            if (!staged) {
                discard(incoming);
            }
        }
    }

    private void take(InputStream backup, Path incoming) throws IOException {
        try (FileChannel channel = PrivateFiles.writable(incoming);
                OutputStream file = Channels.newOutputStream(channel)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = backup.read(buffer); count >= 0; count = backup.read(buffer)) {
                if (!StoreSpace.in(directory).sufficesFor(count)) {
                    throw new Refused(
                            Refused.Reason.FULL, "there is not enough room for the backup", "make room on the disk");
                }
                file.write(buffer, 0, count);
            }
        }
    }

    private static void discard(Path incoming) {
        try {
            SqliteCopy.delete(incoming);
        } catch (IOException e) {
            LOG.warn("{} could not be removed: {}", incoming, e.getMessage());
        }
    }

    /**
     * Does what is left of a restoration to be done, and removes what a crash left of one, or of a backup.
     *
     * @param directory one that this process has taken, and whose store nobody has open
     */
    static void finish(Path directory) {
        try {
            SqliteCopy.delete(directory.resolve(INCOMING));
            SqliteCopy.delete(Backups.leftover(directory));
            Optional<Path> staged = staged(directory);
            if (staged.isPresent()) {
                install(directory, staged.get());
            }
        } catch (IOException e) {
            throw new StoreException(
                    "a backup could not be put in place in " + directory + " (" + e.getMessage() + ")",
                    "let this user write there, and start lumed again: it goes on where it was",
                    e);
        }
    }

    private static void install(Path directory, Path staged) throws IOException {
        String stamp = String.valueOf(staged.getFileName()).substring(STAGED.length());
        // The file goes first: a log without its file is known for what it is, a file without its log is not.
        for (String suffix : List.of("", "-wal", "-shm")) {
            Path old = directory.resolve(SqliteDatabase.FILE + suffix);
            if (Files.exists(old)) {
                Files.move(old, directory.resolve(ASIDE + stamp + suffix), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.move(staged, directory.resolve(SqliteDatabase.FILE), StandardCopyOption.ATOMIC_MOVE);
        sync(directory);
        LOG.info("a backup was put in place; the store before it is kept as {}", directory.resolve(ASIDE + stamp));
    }

    private static Optional<Path> staged(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("\\Q" + STAGED + "\\E[0-9TZ.]+"))
                    .sorted()
                    .findFirst();
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
