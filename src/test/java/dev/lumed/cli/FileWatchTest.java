package dev.lumed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pause that a file ends. */
final class FileWatchTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    void pause_whenItsFileIsWritten_ends() {
        Path file = directory.resolve("api-port");

        assertTimeoutPreemptively(PATIENCE, () -> {
            try (Pause pause = FileWatch.of(file)) {
                Files.writeString(file, "7420");
                pause.last(LONG);
                Files.writeString(file, "7421");
                pause.last(LONG);
            }
        });
    }

    @Test
    void pause_whenAnotherFileIsWritten_goesOn() throws Exception {
        try (Pause pause = FileWatch.of(directory.resolve("api-port"))) {
            Files.writeString(directory.resolve("lumed.db"), "");
            Deadline deadline = Deadline.in(Duration.ofMillis(50));

            pause.last(Duration.ofMillis(50));

            assertThat(deadline.isOver()).isTrue();
        }
    }

    @Test
    void pause_whereNothingCanBeWatched_takesItsTime() throws Exception {
        try (Pause pause = FileWatch.of(directory.resolve("missing").resolve("api-port"))) {
            Deadline deadline = Deadline.in(Duration.ofMillis(50));

            pause.last(Duration.ofMillis(50));

            assertThat(deadline.isOver()).isTrue();
        }
    }
}
