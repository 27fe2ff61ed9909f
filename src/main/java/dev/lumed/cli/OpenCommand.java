package dev.lumed.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "open", description = "Opens a conversation, so that it is kept connected.")
final class OpenCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ClientOptions options;

    @Parameters(
            paramLabel = "ID",
            description = "A conversation; one that the daemon has not seen yet by its whole id.")
    private String id;

    OpenCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Daemon daemon = options.daemon(console);
        return new ConversationAct(console, options).perform(daemon, ShortIds.find(daemon, id), "open");
    }
}
