package dev.lumed.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "demo", description = "Runs the daemon and a demo backend, to try lumed out.")
final class DemoCommand implements Callable<Integer> {

    private final Console console;
    private final Starter starter;

    @Mixin
    private ConfigOptions options;

    DemoCommand(Console console, Starter starter) {
        this.console = console;
        this.starter = starter;
    }

    @Override
    public Integer call() throws Exception {
        return starter.start(options.read(console));
    }
}
