package dev.lumed.cli;

import dev.lumed.api.ConversationJson;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "chat",
        description = {
            "Talks with a conversation: replies grow as they are written, /help shows what can be typed.",
            "Where input or output is no terminal, each line is sent and its reply printed."
        })
final class ChatCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private ReplyOptions reply;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "A conversation, or the beginning of its id; without it, the open one that was last used.")
    private @Nullable String id;

    ChatCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Daemon daemon = new Daemon(new Endpoints(config.read(console).settings()));
        String conversation = id == null ? latest(daemon) : ShortIds.find(daemon, id);
        Optional<ChatTerminal> terminal = ChatTerminal.ofProcess(console.environment());
        if (terminal.isEmpty()) {
            boolean done = new PlainChat(daemon, console, reply.timeout(), conversation).run();
            return (done ? ExitCode.DONE : ExitCode.FAILED).number();
        }
        try (ChatTerminal open = terminal.get();
                Chat chat = new Chat(daemon, console, open, conversation)) {
            chat.run();
        }
        return ExitCode.DONE.number();
    }

    private String latest(Daemon daemon) throws CommandException {
        return new ChatReports(daemon, console)
                .conversations().stream()
                        .filter(ConversationJson::open)
                        .max(Comparator.comparing(ChatCommand::lastUsed))
                        .map(ConversationJson::id)
                        .orElseThrow(
                                () -> new CommandException.Refused(
                                        "no conversation is open: `lumed new PERSONA` begins one, `lumed open ID` opens one again"));
    }

    private static Instant lastUsed(ConversationJson conversation) {
        return conversation.lastMessageAt() == null ? conversation.createdAt() : conversation.lastMessageAt();
    }
}
