package dev.lumed.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import dev.lumed.settings.LogFormat;
import dev.lumed.settings.LogLevel;
import dev.lumed.settings.LogSettings;
import dev.lumed.settings.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.helpers.BasicMDCAdapter;

/** The log in a file of its own. */
final class LogFileTest {
    private static final long SIZE = 64 << 10;
    private static final int KEEP = 2;

    /** More than all of the files hold. */
    private static final int LINES = 5000;

    @TempDir
    Path directory;

    private LogSettings in(Path file) {
        return new LogSettings(LogFormat.TEXT, LogLevel.INFO, Optional.of(file), SIZE, KEEP);
    }

    /** What came on standard error meanwhile. */
    private static String logged(LogSettings settings, Scrubber scrubber, java.util.function.Consumer<Logger> work) {
        PrintStream usual = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new BasicMDCAdapter());
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            Logging.apply(context, settings, scrubber);
            work.accept(context.getLogger("dev.lumed.Daemon"));
        } finally {
            context.stop();
            System.setErr(usual);
        }
        return err.toString(StandardCharsets.UTF_8);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void lines_goToTheFileWithTheirDate_andWarningsToStandardErrorToo() throws IOException {
        Scrubber scrubber = new Scrubber();
        scrubber.learn(Secret.of("hunter2hunter2"));
        Path file = directory.resolve("lumed.log");

        String err = logged(in(file), scrubber, log -> {
            log.info("all is well");
            log.warn("all is not well, hunter2hunter2");
        });

        assertThat(Files.readString(file))
                .matches("(?s)\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO .*")
                .contains("all is well", "all is not well")
                .doesNotContain("hunter2hunter2");
        assertThat(err).contains("all is not well").doesNotContain("all is well", "hunter2hunter2");
    }

    @Test
    void file_ofItsSize_isBegunAnewAndSoManyAreKept() throws IOException {
        Path file = directory.resolve("50% a'b#c.log");

        logged(in(file), new Scrubber(), log -> {
            for (int i = 0; i < LINES; i++) {
                log.info("line {} of many, each of which says as much as the one before it", i);
            }
        });

        String name = file.getFileName().toString();
        assertThat(names()).containsExactly(name, name + ".1", name + ".2");
        for (String each : names()) {
            Path one = directory.resolve(each);
            assertThat(Files.size(one)).isBetween(1L, SIZE + 1000);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(file)).contains("line " + (LINES - 1));
    }

    @Test
    void file_thatIsThere_isGoneOnWith() throws IOException {
        Path file = directory.resolve("lumed.log");
        logged(in(file), new Scrubber(), log -> log.info("the first life"));
        logged(in(file), new Scrubber(), log -> log.info("the second life"));

        assertThat(Files.readString(file)).contains("the first life", "the second life");
    }

    @Test
    void file_thatCannotBeWritten_isRefused() {
        assertThatThrownBy(() -> logged(in(directory.resolve("none/lumed.log")), new Scrubber(), log -> {}))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> logged(in(directory), new Scrubber(), log -> {}))
                .isInstanceOf(UncheckedIOException.class);
    }
}
