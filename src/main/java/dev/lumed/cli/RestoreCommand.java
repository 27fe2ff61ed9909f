package dev.lumed.cli;

import dev.lumed.api.ApiJson;
import dev.lumed.api.RestoredJson;
import dev.lumed.api.StatusJson;
import dev.lumed.settings.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = {
            "Puts a backup in the place of the store; with a running daemon, which begins anew with it, and without.",
            "The store that was there is kept beside it. What is no whole backup is refused, and changes nothing."
        })
final class RestoreCommand implements Callable<Integer> {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final Console console;
    private final StoreFiles files;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private OutputOption output;

    @Parameters(paramLabel = "FILE", description = "What lumed backup made.")
    private Path file;

    RestoreCommand(Console console, StoreFiles files) {
        this.console = console;
        this.files = files;
    }

    /** What is printed for scripts. */
    private record Restored(@Nullable String kept) {}

    @Override
    public Integer call() throws Exception {
        Configuration configuration = options.read(console);
        Path backup = console.workingDirectory().resolve(file);
        requireWhole(backup);
        Optional<Path> kept = files.restore(configuration, backup);
        if (kept.isPresent()) {
            tell(kept.get());
        } else {
            restoreRunning(configuration, backup);
        }
        return ExitCode.DONE.number();
    }

    /** A store that was copied file by file has its latest changes in the file beside it. */
    private void requireWhole(Path backup) throws CommandException, IOException {
        if (!Files.isRegularFile(backup)) {
            throw new CommandException.Refused(file + " is no file; name one that lumed backup made");
        }
        Path log = Path.of(backup + "-wal");
        if (Files.exists(log) && Files.size(log) > 0) {
            throw new CommandException.Refused(file + " is not whole: its latest changes are in " + log
                    + "; let lumed backup make one file of the two");
        }
    }

    private void restoreRunning(Configuration configuration, Path backup)
            throws CommandException, InterruptedException {
        Daemon daemon = new Daemon(new Endpoints(configuration.settings()));
        Instant before = startedAt(daemon);
        RestoredJson restored =
                daemon.upload("/v1/restore", backup, StoreTransfer.TYPE).as(RestoredJson.class);
        awaitAnother(daemon, before);
        tell(configuration.settings().dataDir().path().resolve(restored.kept()));
    }

    private static Instant startedAt(Daemon daemon) throws CommandException {
        return daemon.get("/v1/status").as(StatusJson.class).startedAt();
    }

    private void awaitAnother(Daemon daemon, Instant before) throws CommandException, InterruptedException {
        Deadline deadline = Deadline.in(LONGEST_START);
        while (true) {
            try (Pause pause = console.clockwork().pauses().until(daemon.signOfStart())) {
                if (isAnother(daemon, before)) {
                    return;
                }
                if (deadline.isOver()) {
                    throw new CommandException.Refused("the backup was taken in, but the daemon has not begun anew yet;"
                            + " its log tells why, and the next start goes on where it was");
                }
                pause.last(GLANCE);
            }
        }
    }

    private static boolean isAnother(Daemon daemon, Instant before) throws CommandException {
        try {
            return !startedAt(daemon).equals(before);
        } catch (CommandException.Unreachable | CommandException.Refused e) {
            // The one has ended, or is just ending, and the other is not ready.
            return false;
        }
    }

    private void tell(Path kept) {
        boolean replaced = Files.exists(kept);
        if (output.json()) {
            console.println(ApiJson.write(new Restored(replaced ? kept.toString() : null)));
            return;
        }
        console.println("The store is now that of " + file + ".");
        if (replaced) {
            console.say("The one before is kept as " + kept + "; remove it when you need it no more.");
        }
    }
}
