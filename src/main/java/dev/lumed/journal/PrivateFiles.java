package dev.lumed.journal;

import dev.lumed.settings.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The store's files and their directory, for their owner alone: conversations are nobody else's business. */
final class PrivateFiles {

    private PrivateFiles() {}

    /** Makes the directory and its missing parents; one that exists is left as it is. */
    static void createDirectories(Path directory) throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owners = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(directory, owners);
    }

    /** To write a file, which is made if it is missing. */
    static FileChannel writable(Path file) throws IOException {
        return new PrivateFile(file).open(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
