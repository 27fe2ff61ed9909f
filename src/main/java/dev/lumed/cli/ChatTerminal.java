package dev.lumed.cli;

import dev.lumed.api.ConversationJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The terminal of the process: lines are edited at its foot, while others are printed above. */
final class ChatTerminal implements ChatScreen, AutoCloseable {

    private static final String ALT_ENTER = "\u001b\r";
    private static final String ALT_CTRL_J = "\u001b\n";

    private final Terminal terminal;
    private final ChatReader reader;
    private final ChatCompleter completer = new ChatCompleter();

    private ChatTerminal(Terminal terminal, boolean coloured) {
        this.terminal = terminal;
        this.reader = new ChatReader(terminal, new ChatLook(coloured));
        reader.setParser(new ChatParser());
        reader.setCompleter(completer);
        reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, "· ");
        reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        reader.option(LineReader.Option.ERASE_LINE_ON_FINISH, true);
        reader.option(LineReader.Option.HISTORY_IGNORE_SPACE, false);
        Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN))
                .bind(new Reference(LineReader.SELF_INSERT_UNMETA), ALT_ENTER, ALT_CTRL_J);
        Thread typing = Thread.currentThread();
        // While nothing is typed, Ctrl-C ends the waiting for an answer.
        terminal.handle(Terminal.Signal.INT, signal -> typing.interrupt());
    }

    /** None where standard input or output is no terminal, or one without a cursor. */
    static Optional<ChatTerminal> ofProcess(Map<String, String> environment) {
        if (!Screen.isTerminal()) {
            return Optional.empty();
        }
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .name("lumed")
                    .system(true)
                    .dumb(true)
                    // Messages are Unicode whatever the locale says.
                    .encoding(StandardCharsets.UTF_8)
                    .build();
            if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                terminal.close();
                return Optional.empty();
            }
            boolean coloured = environment.getOrDefault("NO_COLOR", "").isEmpty();
            return Optional.of(new ChatTerminal(terminal, coloured));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What ids and personas are offered to complete. */
    void knows(List<ConversationJson> conversations) {
        completer.knows(conversations);
    }

    /** Called when the terminal has another size. */
    void whenResized(Runnable renewing) {
        reader.whenResized(renewing);
    }

    /** Waits for a line that begins with this text. */
    ChatTyping read(String draft) {
        try {
            return new ChatTyping.Line(reader.readLine("", null, (Character) null, draft));
        } catch (UserInterruptException e) {
            String left = e.getPartialLine() == null ? "" : e.getPartialLine();
            if (!left.isBlank()) {
                // Up brings it back.
                reader.getHistory().add(left);
            }
            return new ChatTyping.Interrupted(left);
        } catch (EndOfFileException e) {
            return new ChatTyping.End();
        }
    }

    @Override
    public void show(List<ChatLine> lines, Foot shown) {
        reader.show(lines, shown);
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            // It is left as it is.
        }
    }
}
