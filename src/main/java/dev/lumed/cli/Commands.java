package dev.lumed.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** All commands of lumed, put together. */
public final class Commands {

    private Commands() {}

    /** What is composed elsewhere: what starts the servers, and what is done to a store without one. */
    public record Servers(Starter run, Starter demo, Starter backend, StoreFiles store) {}

    /**
     * The command line.
     *
     * @param top the object behind {@code lumed} itself
     * @param inspection what {@code config check} checks beside the settings
     * @param examination what {@code doctor} looks at
     */
    public static CommandLine create(
            Object top, Servers servers, Inspection inspection, Examination examination, Console console) {
        CommandLine commands = new CommandLine(top)
                .addSubcommand(new DemoCommand(console, servers.demo()))
                .addSubcommand(new RunCommand(console, servers.run()))
                .addSubcommand(new BackendCommand(console, servers.backend()))
                .addSubcommand(new UiCommand(console))
                .addSubcommand(new StatusCommand(console))
                .addSubcommand(new LsCommand(console))
                .addSubcommand(new NewCommand(console))
                .addSubcommand(new OpenCommand(console))
                .addSubcommand(new CloseCommand(console))
                .addSubcommand(new SendCommand(console))
                .addSubcommand(new LogCommand(console))
                .addSubcommand(new TailCommand(console))
                .addSubcommand(new ChatCommand(console))
                .addSubcommand(new ResendCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new RmCommand(console))
                .addSubcommand(new SuspendCommand(console))
                .addSubcommand(new ResumeCommand(console))
                .addSubcommand(new BackupCommand(console, servers.store()))
                .addSubcommand(new RestoreCommand(console, servers.store()))
                .addSubcommand(config(inspection, console))
                .addSubcommand(new DoctorCommand(console, examination))
                .addSubcommand(new SimulateCommand(console))
                .addSubcommand(new CompletionCommand(console));
        commands.getSubcommands().values().forEach(Commands::addHelp);
        Failures failures = new Failures(console);
        return commands.setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    }

    private static CommandLine config(Inspection inspection, Console console) {
        return new CommandLine(new ConfigCommand())
                .addSubcommand(new ConfigCheckCommand(console, inspection))
                .addSubcommand(new ConfigShowCommand(console))
                .addSubcommand(new ConfigReloadCommand(console));
    }

    private static void addHelp(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help message and exit.")
                        .build());
        command.getSubcommands().values().forEach(Commands::addHelp);
    }
}
