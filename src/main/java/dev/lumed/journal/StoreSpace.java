package dev.lumed.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The room left where the store lives. Databases report a full disk late and in misleading words, so we look ourselves.
 *
 * @param usableBytes what lumed may still write
 */
public record StoreSpace(long usableBytes) {

    /** Enough for the log and its checkpoint to come to an orderly end. */
    public static final long FLOOR_BYTES = 16L * 1024 * 1024;

    static final StoreSpace ELSEWHERE = new StoreSpace(Long.MAX_VALUE);

    /** Where a directory lies. */
    static StoreSpace in(Path directory) throws IOException {
        return new StoreSpace(Files.getFileStore(directory).getUsableSpace());
    }

    /** Whether anything may still be promised to be kept. */
    public boolean suffices() {
        return usableBytes >= FLOOR_BYTES;
    }

    /** The same for so many bytes at once. */
    boolean sufficesFor(long bytes) {
        return usableBytes - FLOOR_BYTES >= bytes;
    }
}
