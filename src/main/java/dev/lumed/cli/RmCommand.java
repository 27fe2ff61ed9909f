package dev.lumed.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "rm", description = "Deletes a conversation, here and on the backend.")
final class RmCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ClientOptions options;

    @Parameters(paramLabel = "ID", description = "A conversation, or the beginning of its id.")
    private String id;

    RmCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Daemon daemon = options.daemon(console);
        String found = ShortIds.find(daemon, id);
        daemon.delete("/v1/conversations/" + Daemon.part(found));
        console.say("Deleted " + ShortIds.of(found) + ".");
        return ExitCode.DONE.number();
    }
}
