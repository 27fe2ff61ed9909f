package dev.lumed.cli;

import dev.lumed.api.ConversationJson;
import dev.lumed.api.ConversationsJson;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "ls", description = "Lists the conversations.")
final class LsCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ClientOptions options;

    LsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Daemon.Answer answer = options.daemon(console).get("/v1/conversations");
        if (options.json()) {
            console.println(answer.line());
            return ExitCode.DONE.number();
        }
        List<ConversationJson> conversations =
                answer.as(ConversationsJson.class).conversations();
        if (conversations.isEmpty()) {
            console.say("No conversation yet; `lumed new PERSONA` begins one.");
        } else {
            console.print(ConversationTable.of(conversations, Times.of(console)).on(console.screen()));
        }
        return ExitCode.DONE.number();
    }
}
