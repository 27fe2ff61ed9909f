package dev.lumed;

import dev.lumed.cli.CommandException;
import dev.lumed.cli.Commands;
import dev.lumed.cli.Commands.Servers;
import dev.lumed.cli.Console;
import dev.lumed.cli.Starter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of lumed: arguments in, exit code out. */
@Command(
        name = "lumed",
        description = "Keeps every open conversation whole.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
public final class Main implements Runnable {

    private static final Starter MISSING = configuration -> {
        throw new CommandException.Refused("this command is not there yet");
    };

    @Spec
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return Commands.create(new Main(), new Servers(MISSING, MISSING, MISSING), it -> {}, Console.ofProcess());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }

    /** The version in the jar's manifest; classes that run outside the jar have none. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            @Nullable String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"lumed " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
