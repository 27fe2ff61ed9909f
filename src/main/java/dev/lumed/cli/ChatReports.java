package dev.lumed.cli;

import dev.lumed.api.ConversationJson;
import dev.lumed.api.ConversationsJson;
import dev.lumed.api.MessageJson;
import dev.lumed.api.NewConversationJson;
import dev.lumed.api.StatusJson;
import java.util.List;

/** What the commands within a chat do and tell: the same as those of the shell. */
final class ChatReports {

    private final Daemon daemon;
    private final Console console;

    ChatReports(Daemon daemon, Console console) {
        this.daemon = daemon;
        this.console = console;
    }

    List<ConversationJson> conversations() throws CommandException {
        return daemon.get("/v1/conversations").as(ConversationsJson.class).conversations();
    }

    /** Its id; it is open. */
    String begin(String persona) throws CommandException {
        return daemon.post("/v1/conversations", NewConversationJson.with(persona))
                .as(ConversationJson.class)
                .id();
    }

    String list() throws CommandException {
        return ConversationTable.of(conversations(), Times.of(console)).on(Screen.NONE);
    }

    String status() throws CommandException {
        StatusJson status = daemon.get("/v1/status").as(StatusJson.class);
        return StatusCommand.table(status, daemon.url().toString(), Times.of(console))
                .on(Screen.NONE);
    }

    String story(String conversation, String message) throws CommandException {
        return ExplainCommand.table(daemon.get(path(conversation, message) + "/story"), Times.of(console))
                .on(Screen.NONE);
    }

    MessageJson resend(String conversation, String message) throws CommandException {
        return daemon.post(path(conversation, message) + "/resend").as(MessageJson.class);
    }

    private static String path(String conversation, String message) {
        return "/v1/conversations/" + Daemon.part(conversation) + "/messages/" + Daemon.part(message);
    }
}
