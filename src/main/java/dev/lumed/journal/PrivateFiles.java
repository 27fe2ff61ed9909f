package dev.lumed.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and directories for their owner alone: conversations are nobody else's business. */
final class PrivateFiles {

    private PrivateFiles() {}

    /** Makes the directory and its missing parents; one that exists is left as it is. */
    static void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, permissions(directory, "rwx------"));
    }

    /** Opens a file, made if it is missing. */
    static FileChannel channel(Path file, StandardOpenOption... options) throws IOException {
        Set<OpenOption> all = Set.<OpenOption>of(options);
        Set<OpenOption> creating = new java.util.HashSet<>(all);
        creating.add(StandardOpenOption.CREATE);
        return FileChannel.open(file, creating, permissions(file, "rw-------"));
    }

    private static FileAttribute<?>[] permissions(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
