package dev.lumed.cli;

import dev.lumed.api.ApiJson;
import dev.lumed.api.ConversationJson;
import dev.lumed.api.MessageJson;
import dev.lumed.api.NewConversationJson;
import dev.lumed.api.ReplyJson;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "new", description = "Begins a conversation, or goes on with the one there is, and prints the reply.")
final class NewCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ClientOptions options;

    @Mixin
    private ReplyOptions reply;

    @Parameters(index = "0", paramLabel = "PERSONA", description = "Whom to talk to, for example nutritionist.")
    private String persona;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TEXT",
            description = "What to say first; - reads it from standard input.")
    private @Nullable String text;

    @Option(names = "--goal", paramLabel = "ID", description = "The goal that it is about.")
    private @Nullable String goal;

    @Option(names = "--context-type", paramLabel = "TYPE", description = "general, goal, insight, mood or journal.")
    private @Nullable String contextType;

    @Option(names = "--context-id", paramLabel = "ID", description = "What of that type it is about.")
    private @Nullable String contextId;

    @Option(names = "--quick-action", paramLabel = "ID", description = "The quick action to begin with.")
    private @Nullable String quickAction;

    NewCommand(Console console) {
        this.console = console;
    }

    /** What is printed for scripts. */
    private record Begun(ConversationJson conversation, MessageJson message, @Nullable MessageJson reply) {}

    @Override
    public Integer call() throws Exception {
        Daemon daemon = options.daemon(console);
        Daemon.Answer answer = daemon.post(
                "/v1/conversations", new NewConversationJson(persona, null, contextType, contextId, goal, quickAction));
        ConversationJson conversation = answer.as(ConversationJson.class);
        console.say("Conversation " + ShortIds.of(conversation.id()) + " with " + conversation.persona() + " is open.");
        if (text == null) {
            console.println(options.json() ? answer.line() : Plain.line(conversation.id()));
        } else {
            converse(new Exchange(daemon, console, conversation.id()), conversation, TextArgument.read(text, console));
        }
        return ExitCode.DONE.number();
    }

    private void converse(Exchange exchange, ConversationJson conversation, String content) throws Exception {
        ReplyJson replied = exchange.converse(content, conversation.lastSeq(), reply.timeout(), !options.json());
        if (options.json()) {
            console.println(ApiJson.write(new Begun(conversation, replied.message(), replied.reply())));
        }
    }
}
