package dev.lumed.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "close", description = "Closes a conversation; what was sent is still delivered.")
final class CloseCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ClientOptions options;

    @Parameters(paramLabel = "ID", description = "A conversation, or the beginning of its id.")
    private String id;

    CloseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Daemon daemon = options.daemon(console);
        return new ConversationAct(console, options).perform(daemon, ShortIds.find(daemon, id), "close");
    }
}
