package dev.lumed.cli;

import dev.lumed.api.MessageJson;
import dev.lumed.api.MessagesJson;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "log", description = "Shows the messages of a conversation, the last ones unless told otherwise.")
final class LogCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ClientOptions options;

    @Parameters(paramLabel = "ID", description = "A conversation, or the beginning of its id.")
    private String id;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "50",
            description = "So many messages at most, up to 1000 (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--before", paramLabel = "MESSAGE", description = "Those before this message.")
    private @Nullable String before;

    @Option(names = "--after", paramLabel = "SEQ", description = "What was added or changed since, by `seq`.")
    private @Nullable Long after;

    LogCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Daemon daemon = options.daemon(console);
        Daemon.Answer answer = daemon.get(path(ShortIds.find(daemon, id)));
        if (options.json()) {
            console.println(answer.line());
        } else {
            print(answer.as(MessagesJson.class));
        }
        return ExitCode.DONE.number();
    }

    private String path(String conversation) {
        String path = "/v1/conversations/" + Daemon.part(conversation) + "/messages?limit=" + limit;
        if (before != null) {
            return path + "&before=" + Daemon.part(before);
        }
        return after == null ? path : path + "&after=" + after;
    }

    private void print(MessagesJson page) {
        Times times = Times.of(console);
        for (MessageJson message : page.messages()) {
            console.print(MessageText.of(message, times));
        }
        if (page.hasMore() && !page.messages().isEmpty()) {
            console.say(
                    after == null
                            ? "There are older ones: --before "
                                    + page.messages().get(0).id()
                            : "There are more: --after "
                                    + page.messages()
                                            .get(page.messages().size() - 1)
                                            .seq());
        }
    }
}
