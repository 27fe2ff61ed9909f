package dev.lumed.cli;

import dev.lumed.api.MessageJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "resend", description = "Sends a message again that is failed, uncertain or queued.")
final class ResendCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ClientOptions options;

    @Parameters(index = "0", paramLabel = "ID", description = "A conversation, or the beginning of its id.")
    private String id;

    @Parameters(index = "1", paramLabel = "MESSAGE", description = "The message, as `log` shows it.")
    private String message;

    ResendCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Daemon daemon = options.daemon(console);
        String path = "/v1/conversations/" + Daemon.part(ShortIds.find(daemon, id)) + "/messages/"
                + Daemon.part(message) + "/resend";
        Daemon.Answer answer = daemon.post(path);
        console.print(
                options.json()
                        ? answer.line() + System.lineSeparator()
                        : MessageText.of(answer.as(MessageJson.class), Times.of(console)));
        return ExitCode.DONE.number();
    }
}
