package dev.lumed.cli;

import dev.lumed.api.ConversationJson;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The chat without a terminal: each line is sent, its reply printed before the next one is read. */
final class PlainChat {

    private static final int LONGEST_LINE = 1 << 20;

    private final Daemon daemon;
    private final Console console;
    private final Duration timeout;
    private final ChatReports reports;
    private final InputStream in;
    private String conversation;

    PlainChat(Daemon daemon, Console console, Duration timeout, String conversation) {
        this.daemon = daemon;
        this.console = console;
        this.timeout = timeout;
        this.reports = new ChatReports(daemon, console);
        this.in = new BufferedInputStream(console.in());
        this.conversation = conversation;
    }

    /** Until there are no more lines; false if anything was not done. */
    boolean run() throws CommandException, InterruptedException {
        boolean allDone = true;
        for (Optional<String> line = message(); line.isPresent(); line = message()) {
            ChatInput input = ChatInput.of(line.get());
            if (input instanceof ChatInput.Slash slash && slash.name() == ChatInput.Name.QUIT) {
                break;
            }
            try {
                perform(input);
            } catch (CommandException.Refused e) {
                console.say("lumed: " + e.getMessage());
                allDone = false;
            }
        }
        return allDone;
    }

    private void perform(ChatInput input) throws CommandException, InterruptedException {
        if (input instanceof ChatInput.Say say) {
            new Exchange(daemon, console, conversation).converse(say.text(), lastSeq(), timeout, true);
        } else if (input instanceof ChatInput.Slash slash) {
            perform(slash.name(), slash.argument());
        } else if (input instanceof ChatInput.Unknown unknown) {
            throw new CommandException.Refused("there is no " + unknown.word() + "; /help shows what there is");
        }
    }

    private void perform(ChatInput.Name name, String argument) throws CommandException {
        if (argument.isEmpty() && !name.usage().equals(name.word())) {
            throw new CommandException.Refused("it is typed " + name.usage() + ", without a terminal");
        }
        switch (name) {
            case HELP -> console.println(String.join(System.lineSeparator(), ChatInput.help()));
            case OPEN -> conversation = ShortIds.find(daemon, argument);
            case LS -> console.print(reports.list());
            case NEW -> conversation = reports.begin(argument);
            case STATUS -> console.print(reports.status());
            case RESEND -> reports.resend(conversation, argument);
            case WHY -> console.print(reports.story(conversation, argument));
            case MORE, QUIT -> throw new CommandException.Refused(name.word() + " needs a terminal");
        }
    }

    private long lastSeq() throws CommandException {
        return daemon.get("/v1/conversations/" + Daemon.part(conversation))
                .as(ConversationJson.class)
                .lastSeq();
    }

    /** A line, and those that it goes on in. */
    private Optional<String> message() throws CommandException {
        Optional<String> line = line();
        while (line.isPresent() && line.get().endsWith("\\")) {
            Optional<String> next = line();
            if (next.isEmpty()) {
                break;
            }
            line = Optional.of(line.get() + "\n" + next.get());
        }
        return line;
    }

    private Optional<String> line() throws CommandException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            for (; next >= 0 && next != '\n'; next = in.read()) {
                if (line.size() >= LONGEST_LINE) {
                    throw new CommandException.Refused("a line is longer than 1 MiB");
                }
                line.write(next);
            }
            String text = line.toString(StandardCharsets.UTF_8);
            return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
        } catch (IOException e) {
            throw new CommandException.Refused("standard input cannot be read: " + e.getMessage());
        }
    }
}
