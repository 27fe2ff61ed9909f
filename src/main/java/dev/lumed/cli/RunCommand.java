package dev.lumed.cli;

import dev.lumed.settings.Configuration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "run", description = "Runs the daemon against the configured backend.")
final class RunCommand implements Callable<Integer> {

    private final Console console;
    private final Starter starter;

    @Mixin
    private ConfigOptions options;

    RunCommand(Console console, Starter starter) {
        this.console = console;
        this.starter = starter;
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = options.read(console);
        configuration.settings().backend().requiredUrl();
        return starter.start(configuration);
    }
}
