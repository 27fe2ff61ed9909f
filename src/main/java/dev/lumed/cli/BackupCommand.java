package dev.lumed.cli;

import dev.lumed.api.ApiJson;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = {
            "Copies the store into a file, as it is at one moment; with a running daemon and without.",
            "The copy holds all that was said, and is readable: it is made for its owner alone."
        })
final class BackupCommand implements Callable<Integer> {

    private final Console console;
    private final StoreFiles files;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private OutputOption output;

    @Option(names = "--force", description = "Replace FILE if it is there.")
    private boolean force;

    @Parameters(paramLabel = "FILE", description = "Where the copy goes.")
    private Path file;

    BackupCommand(Console console, StoreFiles files) {
        this.console = console;
        this.files = files;
    }

    /** What is printed for scripts. */
    private record Copied(String file, long bytes) {}

    @Override
    public Integer call() throws Exception {
        Configuration configuration = options.read(console);
        Path target = console.workingDirectory().resolve(file);
        if (Files.exists(target) && !force) {
            throw new CommandException.Refused(
                    file + " is there already; name another file, or replace it with --force");
        }
        Path part = Path.of(target + ".part");
        try {
            make(part);
            boolean copied = files.backUp(configuration, part);
            if (!copied) {
                download(new Daemon(new Endpoints(configuration.settings())), part);
            }
            files.check(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandException.Refused(file + " could not be made (" + e + "); try again");
        } finally {
            Files.deleteIfExists(part);
        }
        long bytes = Files.size(target);
        console.println(
                output.json()
                        ? ApiJson.write(new Copied(target.toString(), bytes))
                        : target + " holds the store, " + (bytes >> 10) + " KiB.");
        return ExitCode.DONE.number();
    }

    /** Empty, and the owner's alone before anything is in it. */
    private static void make(Path part) throws IOException {
        Files.deleteIfExists(part);
        new PrivateFile(part)
                .open(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                .close();
    }

    private static void download(Daemon daemon, Path part) throws CommandException, IOException {
        try (InputStream content = daemon.download("/v1/backup", StoreTransfer.TYPE);
                OutputStream copy = Files.newOutputStream(part)) {
            content.transferTo(copy);
        }
    }
}
