package dev.lumed.cli;

import dev.lumed.api.StoryJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "explain", description = "Tells what happened to a message: ways, tries, waits and reasons.")
final class ExplainCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ClientOptions options;

    @Parameters(index = "0", paramLabel = "ID", description = "A conversation, or the beginning of its id.")
    private String id;

    @Parameters(index = "1", paramLabel = "MESSAGE", description = "The message, as `log` shows it.")
    private String message;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Daemon daemon = options.daemon(console);
        Daemon.Answer answer = daemon.get("/v1/conversations/" + Daemon.part(ShortIds.find(daemon, id)) + "/messages/"
                + Daemon.part(message) + "/story");
        if (options.json()) {
            console.println(answer.line());
        } else {
            console.print(table(answer, Times.of(console)).on(console.screen()));
        }
        return ExitCode.DONE.number();
    }

    static Table table(Daemon.Answer answer, Times times) throws CommandException {
        Table table = new Table();
        for (StoryJson.Note note : answer.as(StoryJson.class).notes()) {
            table.row(times.second(note.at()), note.kind(), note.detail());
        }
        return table;
    }
}
