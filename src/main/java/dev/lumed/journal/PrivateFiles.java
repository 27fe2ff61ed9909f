package dev.lumed.journal;

import dev.lumed.settings.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The store's files, for their owner alone: conversations are nobody else's business. */
final class PrivateFiles {

    private PrivateFiles() {}

    /** To write a file, which is made if it is missing. */
    static FileChannel writable(Path file) throws IOException {
        return new PrivateFile(file).open(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
