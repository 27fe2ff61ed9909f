package dev.lumed.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "suspend", description = "Stops all sockets and polling, as before a sleep.")
final class SuspendCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ClientOptions options;

    SuspendCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        options.daemon(console).post("/v1/suspend");
        console.say("Suspended.");
        return ExitCode.DONE.number();
    }
}
