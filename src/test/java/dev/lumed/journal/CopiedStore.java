package dev.lumed.journal;

import static dev.lumed.journal.Samples.ONE;
import static dev.lumed.journal.Samples.SQLITE;
import static dev.lumed.journal.Samples.await;

import dev.lumed.conversation.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store that was copied, and has gone on since. */
abstract class CopiedStore {
    static final List<Message> EARLIER =
            LongStream.range(0, 20).mapToObj(Samples::message).toList();
    static final List<Message> LATER =
            LongStream.range(20, 30).mapToObj(Samples::message).toList();

    @TempDir
    Path scratch;

    Path directory;
    Path backup;

    @BeforeEach
    void fill() throws IOException {
        directory = scratch.resolve("a b?c#d'e");
        backup = scratch.resolve("backup.db");
        try (Store store = Store.open(SQLITE, directory)) {
            await(store.directory().put(Samples.summary(ONE, true)));
            await(store.archive().append(ONE, EARLIER));
            save(store);
            await(store.archive().append(ONE, LATER));
        }
    }

    void save(Store store) throws IOException {
        try (InputStream content = store.backups().make().read()) {
            Files.write(backup, content.readAllBytes());
        }
    }

    InputStream content() throws IOException {
        return Files.newInputStream(backup);
    }

    static List<Message> archived(Store store) {
        return await(store.archive().before(ONE, Long.MAX_VALUE, 1000));
    }

    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
