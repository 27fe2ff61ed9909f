package dev.lumed.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A pause that ends as soon as a file is written. Where files cannot be watched it takes its whole time. */
final class FileWatch implements Pause {

    private final WatchService changes;
    private final Path name;

    private FileWatch(WatchService changes, Path name) {
        this.changes = changes;
        this.name = name;
    }

    static Pause of(Path file) {
        Path directory = Objects.requireNonNull(file.getParent(), "a file in a directory");
        Path name = Objects.requireNonNull(file.getFileName(), "a file with a name");
        try {
            WatchService changes = FileSystems.getDefault().newWatchService();
            directory.register(changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            return new FileWatch(changes, name);
        } catch (IOException | UnsupportedOperationException e) {
            // Not there yet, or the system watches no more.
            return longest -> TimeUnit.NANOSECONDS.sleep(longest.toNanos());
        }
    }

    @Override
    public void last(Duration longest) throws InterruptedException {
        Deadline deadline = Deadline.in(longest);
        WatchKey key = changes.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
        while (key != null) {
            List<WatchEvent<?>> events = key.pollEvents();
            key.reset();
            if (events.stream().anyMatch(event -> name.equals(event.context()))) {
                return;
            }
            key = changes.poll(deadline.remaining(longest).toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        try {
            changes.close();
        } catch (IOException e) {
            // It watches for us alone, and ends with us.
        }
    }
}
