package dev.lumed.cli;

import dev.lumed.settings.Configuration;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Runs commands as a shell would, at noon in UTC, and keeps what they print. */
final class Terminal {

    static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

    private final Path dataDir;
    private final Map<String, String> environment = new HashMap<>();
    private Screen screen = Screen.NONE;
    private Pause pause = duration -> {};
    private String input = "";
    private Inspection inspection = configuration -> {};
    private Examination examination = configuration -> List.of();
    private Commands.Servers servers = new Commands.Servers(one -> 0, one -> 0, one -> 0, new NoStore());

    Terminal(Path dataDir) {
        this.dataDir = dataDir;
    }

    @Command(name = "lumed")
    private static final class Top {}

    /** As if a daemon had the store, and every file were one. */
    private static final class NoStore implements StoreFiles {
        @Override
        public boolean backUp(Configuration configuration, Path target) {
            return false;
        }

        @Override
        public Optional<Path> restore(Configuration configuration, Path backup) {
            return Optional.empty();
        }

        @Override
        public void check(Path backup) {}
    }

    /** What a command left behind. */
    record Result(int exitCode, String out, String err) {}

    Terminal on(Screen other) {
        screen = other;
        return this;
    }

    Terminal pausing(Pause other) {
        pause = other;
        return this;
    }

    Terminal typing(String text) {
        input = text;
        return this;
    }

    Terminal with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Terminal starting(Starter starter) {
        servers = new Commands.Servers(starter, starter, starter, new NoStore());
        return this;
    }

    Terminal inspecting(Inspection other) {
        inspection = other;
        return this;
    }

    Terminal examining(Examination other) {
        examination = other;
        return this;
    }

    /** Runs a command that asks the daemon of the data directory. */
    Result run(String... arguments) {
        String[] all = Stream.concat(Arrays.stream(arguments), Stream.of("--data-dir", dataDir.toString()))
                .toArray(String[]::new);
        return runExactly(all);
    }

    Result runExactly(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Commands.create(new Top(), servers, inspection, examination, console(out, err))
                .execute(arguments);
        return new Result(exitCode, text(out), text(err));
    }

    Console console() {
        return console(new ByteArrayOutputStream(), new ByteArrayOutputStream());
    }

    private Console console(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                () -> screen,
                new Console.Clockwork(InstantSource.fixed(NOON), ZoneOffset.UTC, file -> pause),
                environment,
                dataDir);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
