package dev.lumed.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "backend", description = "Runs the demo backend alone.")
final class BackendCommand implements Callable<Integer> {

    private final Console console;
    private final Starter starter;

    @Mixin
    private ConfigOptions options;

    BackendCommand(Console console, Starter starter) {
        this.console = console;
        this.starter = starter;
    }

    @Override
    public Integer call() throws Exception {
        return starter.start(options.read(console));
    }
}
