package dev.lumed.cli;

import dev.lumed.api.ConversationJson;
import java.util.List;

/** What {@code open} and {@code close} have in common: a post whose answer is the conversation. */
final class ConversationAct {

    private final Console console;
    private final ClientOptions options;

    ConversationAct(Console console, ClientOptions options) {
        this.console = console;
        this.options = options;
    }

    int perform(Daemon daemon, String id, String act) throws CommandException {
        Daemon.Answer answer = daemon.post("/v1/conversations/" + Daemon.part(id) + "/" + act);
        console.print(
                options.json()
                        ? answer.line() + System.lineSeparator()
                        : ConversationTable.of(List.of(answer.as(ConversationJson.class)), Times.of(console))
                                .on(console.screen()));
        return ExitCode.DONE.number();
    }
}
