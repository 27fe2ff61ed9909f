package dev.lumed.doctor;

import dev.lumed.journal.StoreSpace;
import dev.lumed.settings.DataDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The data directory: whether it can be written, by whom it can be read, and what room there is. */
final class DataDirCheck {

    static final String SUBJECT = "data-dir";

    private static final long LITTLE_BYTES = 512L << 20;
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private DataDirCheck() {}

    static List<Finding> examine(DataDir dataDir) {
        List<Finding> findings = new ArrayList<>();
        Path directory = dataDir.path();
        findings.add(writing(directory));
        if (Files.isDirectory(directory)) {
            findings.add(privacy(SUBJECT + "-mode", directory, "700"));
        }
        if (Files.exists(dataDir.apiToken())) {
            findings.add(privacy("api-token-mode", dataDir.apiToken(), "600"));
        }
        findings.add(room(directory));
        return findings;
    }

    private static Finding writing(Path directory) {
        if (Files.isDirectory(directory)) {
            return Files.isWritable(directory) && Files.isExecutable(directory)
                    ? Finding.ok(SUBJECT, directory + " can be written")
                    : Finding.problem(
                            SUBJECT,
                            directory + " cannot be written",
                            "let this user write there, or take another data-dir");
        }
        if (Files.exists(directory)) {
            return Finding.problem(
                    SUBJECT, directory + " is not a directory", "move it away, or take another data-dir");
        }
        Path above = existing(directory);
        return Files.isDirectory(above) && Files.isWritable(above)
                ? Finding.ok(SUBJECT, directory + " will be made at the first start")
                : Finding.problem(
                        SUBJECT,
                        directory + " cannot be made: " + above + " cannot be written",
                        "let this user write there, or take another data-dir");
    }

    static Finding privacy(String subject, Path path, String mode) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            String text = path + " is " + PosixFilePermissions.toString(permissions);
            return OWNER.containsAll(permissions)
                    ? Finding.ok(subject, text)
                    : Finding.warning(
                            subject, text + ", so that others may read it", "chmod " + mode + " '" + path + "'");
        } catch (UnsupportedOperationException | IOException e) {
            return Finding.ok(subject, "who may read " + path + " is not told by its file system");
        }
    }

    private static Finding room(Path directory) {
        String subject = "disk";
        try {
            long bytes = Files.getFileStore(existing(directory)).getUsableSpace();
            return room(subject, bytes);
        } catch (IOException e) {
            return Finding.warning(subject, "the room on the disk cannot be learnt", "look at the disk");
        }
    }

    static Finding room(String subject, long bytes) {
        String text = (bytes >> 20) + " MiB are free for the data directory";
        if (bytes < StoreSpace.FLOOR_BYTES) {
            return Finding.problem(
                    subject, text + ", too few to accept a message", "make room, or take another data-dir");
        }
        return bytes < LITTLE_BYTES ? Finding.warning(subject, text, "make room") : Finding.ok(subject, text);
    }

    private static Path existing(Path path) {
        @Nullable Path at = path;
        while (at != null && !Files.exists(at)) {
            at = at.getParent();
        }
        return at == null ? path : at;
    }
}
