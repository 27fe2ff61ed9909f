package dev.lumed.cli;

import dev.lumed.api.ApiJson;
import dev.lumed.api.ConversationJson;
import dev.lumed.api.MessageJson;
import dev.lumed.api.ReplyJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "send", description = "Sends a message; it is kept and delivered even if nothing works now.")
final class SendCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ClientOptions options;

    @Mixin
    private ReplyOptions reply;

    @Parameters(index = "0", paramLabel = "ID", description = "A conversation, or the beginning of its id.")
    private String id;

    @Parameters(index = "1", paramLabel = "TEXT", description = "The message; - reads it from standard input.")
    private String text;

    @Option(names = "--wait", description = "Wait for the reply and print it as it grows.")
    private boolean wait;

    SendCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Daemon daemon = options.daemon(console);
        String conversation = ShortIds.find(daemon, id);
        String content = TextArgument.read(text, console);
        Exchange exchange = new Exchange(daemon, console, conversation);
        if (wait) {
            converse(exchange, content, since(daemon, conversation));
        } else {
            Daemon.Answer answer = exchange.send(content);
            MessageJson message = answer.as(MessageJson.class);
            console.println(options.json() ? answer.line() : Plain.line(message.id()));
        }
        return ExitCode.DONE.number();
    }

    private void converse(Exchange exchange, String content, long since) throws Exception {
        ReplyJson replied = exchange.converse(content, since, reply.timeout(), !options.json());
        if (options.json()) {
            console.println(ApiJson.write(replied));
        }
    }

    private static long since(Daemon daemon, String conversation) throws CommandException {
        return daemon.get("/v1/conversations/" + Daemon.part(conversation))
                .as(ConversationJson.class)
                .lastSeq();
    }
}
