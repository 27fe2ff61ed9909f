package dev.lumed;

import dev.lumed.cli.Commands;
import dev.lumed.cli.Commands.Servers;
import dev.lumed.cli.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of lumed: arguments in, exit code out. */
@Command(
        name = "lumed",
        description = "Keeps every open conversation whole.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return Commands.create(
                new Main(),
                new Servers(Start::daemon, Start::demo, Start::backend, new OfflineStore()),
                Scrutiny::inspect,
                Start::examine,
                Console.ofProcess());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
}
