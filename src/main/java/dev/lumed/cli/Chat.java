package dev.lumed.cli;

import dev.lumed.api.MessageJson;
import java.util.List;
import java.util.Optional;

/** A person at a terminal, from the first line to the last. */
final class Chat implements AutoCloseable {

    private final Daemon daemon;
    private final Console console;
    private final ChatTerminal terminal;
    private final ChatReports reports;
    private final ChatTyping.Leaving leaving = new ChatTyping.Leaving();
    private volatile ChatSession session;
    private String draft = "";

    Chat(Daemon daemon, Console console, ChatTerminal terminal, String id) throws CommandException {
        this.daemon = daemon;
        this.console = console;
        this.terminal = terminal;
        this.reports = new ChatReports(daemon, console);
        terminal.knows(reports.conversations());
        this.session = ChatSession.open(daemon, console, terminal, id);
        terminal.whenResized(() -> session.refresh());
    }

    /** Until the person leaves. */
    void run() {
        session.show(List.of(ChatLine.note("/help shows what can be typed.")));
        boolean going = true;
        while (going) {
            ChatTyping typing = terminal.read(draft);
            draft = "";
            going = !leaving.after(typing) && take(typing);
        }
    }

    @Override
    public void close() {
        session.close();
    }

    private boolean take(ChatTyping typing) {
        if (typing instanceof ChatTyping.Interrupted && leaving.isAsked()) {
            session.show(List.of(ChatLine.note("What is under way goes on. Ctrl-C again leaves.")));
        }
        return !(typing instanceof ChatTyping.Line line) || take(line.text());
    }

    private boolean take(String text) {
        ChatInput input = ChatInput.of(text);
        try {
            if (input instanceof ChatInput.Say say) {
                session.say(say.text());
            } else if (input instanceof ChatInput.Slash slash) {
                return perform(slash);
            } else if (input instanceof ChatInput.Unknown unknown) {
                warn("There is no " + unknown.word() + "; /help shows what there is.");
            }
        } catch (CommandException e) {
            // Ctrl-C ends the waiting for an answer.
            Thread.interrupted();
            warn("Not done: " + e.getMessage());
            draft = text;
        }
        return true;
    }

    private boolean perform(ChatInput.Slash slash) throws CommandException {
        if (slash.name().needsArgument() && slash.argument().isEmpty()) {
            warn("It is typed " + slash.name().usage() + ".");
            return true;
        }
        switch (slash.name()) {
            case HELP -> note(String.join("\n", ChatInput.help()));
            case MORE -> session.showEarlier();
            case OPEN -> open(ShortIds.find(daemon, slash.argument()));
            case LS -> {
                note(reports.list());
                terminal.knows(reports.conversations());
            }
            case NEW -> begin(slash.argument());
            case STATUS -> note(reports.status());
            case RESEND -> resend(slash.argument());
            case WHY -> why(slash.argument());
            case QUIT -> {
                return false;
            }
        }
        return true;
    }

    private void begin(String persona) throws CommandException {
        open(reports.begin(persona));
        terminal.knows(reports.conversations());
    }

    /** The old one is left only when the new one is there. */
    private void open(String id) throws CommandException {
        ChatSession next = ChatSession.open(daemon, console, terminal, id);
        session.close();
        session = next;
    }

    private void resend(String argument) throws CommandException {
        Optional<String> message = wanted(argument, session.lastTroubled());
        if (message.isEmpty()) {
            note("No message failed or is uncertain.");
        } else {
            session.show(reports.resend(session.id(), message.get()));
        }
    }

    private void why(String argument) throws CommandException {
        Optional<String> message = wanted(argument, session.lastOwn());
        note(message.isEmpty() ? "You have not said anything yet." : reports.story(session.id(), message.get()));
    }

    private static Optional<String> wanted(String argument, Optional<MessageJson> otherwise) {
        return argument.isEmpty() ? otherwise.map(MessageJson::id) : Optional.of(argument);
    }

    private void note(String text) {
        session.show(ChatLine.of(ChatLine.Kind.NOTE, text));
    }

    private void warn(String text) {
        session.show(ChatLine.of(ChatLine.Kind.WARNING, text));
    }
}
