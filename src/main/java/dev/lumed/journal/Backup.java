package dev.lumed.journal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A copy of the store that is to be read once. Its file has no name any more, so that it goes with its reader, or with the
 * process.
 */
public final class Backup implements AutoCloseable {

    private final FileChannel channel;
    private final long bytes;
    private final Runnable closed;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();

    private Backup(FileChannel channel, long bytes, Runnable closed) {
        this.channel = channel;
        this.bytes = bytes;
        this.closed = closed;
    }

    /** @param closed runs once, when it is */
    static Backup of(Path file, Runnable closed) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
        return new Backup(channel, channel.size(), closed);
    }

    public long bytes() {
        return bytes;
    }

    /** All of it, from the beginning; closing the stream closes this. */
    public InputStream read() {
        begun.set(true);
        return new FilterInputStream(Channels.newInputStream(channel)) {
            @Override
            public void close() {
                Backup.this.close();
            }
        };
    }

    /** Closes it where nobody has begun to read, as when the reader went away before. */
    public void closeUnlessRead() {
        if (!begun.get()) {
            close();
        }
    }

    @Override
    public void close() {
        if (over.compareAndSet(false, true)) {
            try {
                channel.close();
            } catch (IOException e) {
                // It was only read.
            } finally {
                closed.run();
            }
        }
    }
}
