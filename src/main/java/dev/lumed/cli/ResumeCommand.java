package dev.lumed.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "resume", description = "Reconnects everything at once, as after a sleep.")
final class ResumeCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ClientOptions options;

    ResumeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        options.daemon(console).post("/v1/resume");
        console.say("Resumed.");
        return ExitCode.DONE.number();
    }
}
