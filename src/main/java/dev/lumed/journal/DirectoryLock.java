package dev.lumed.journal;

import dev.lumed.settings.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to a data directory. The system releases it when the process ends, however it ends; the file stays, since to
 * delete it would let two processes lock two files of the same name.
 */
final class DirectoryLock implements AutoCloseable {

    static final String FILE = "lumed.lock";

    // POSIX drops a process's lock as soon as the process closes any of its channels to that file: so within this
    // process the file is not even opened a second time.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private static final int LONGEST_PID = 20;

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Takes a directory, made if it is missing, for as long as this is not closed. */
    static DirectoryLock take(Path directory) {
        try {
            PrivateFile.makeDirectories(directory);
        } catch (IOException e) {
            throw new StoreException(
                    "the data directory " + directory + " cannot be made (" + e + ")",
                    "let this user write where it is to be, or take another data-dir",
                    e);
        }
        return taken(directory);
    }

    private static DirectoryLock taken(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            Path real = directory.toRealPath();
            if (!HELD_HERE.add(real)) {
                throw new StoreException.AlreadyRunning(
                        real.toString(), ProcessHandle.current().pid());
            }
            DirectoryLock lock = null;
            try {
                lock = lock(real, file);
                return lock;
            } finally {
                if (lock == null) {
                    HELD_HERE.remove(real);
                }
            }
        } catch (IOException e) {
            throw new StoreException(
                    file + " cannot be locked (" + e.getMessage() + ")",
                    "let this user write there, on a file system that knows locks",
                    e);
        }
    }

    private static DirectoryLock lock(Path real, Path file) throws IOException {
        FileChannel channel = PrivateFiles.writable(file);
        boolean taken = false;
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new StoreException.AlreadyRunning(real.toString(), pid(channel));
            }
            String pid = ProcessHandle.current().pid() + "\n";
            channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            taken = true;
            return new DirectoryLock(real, channel);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    private static long pid(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST_PID);
        channel.read(buffer, 0);
        String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII).strip();
        // Empty while the other is just starting or stopping.
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        } finally {
            HELD_HERE.remove(directory);
        }
    }
}
