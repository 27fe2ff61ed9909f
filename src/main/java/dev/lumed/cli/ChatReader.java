package dev.lumed.cli;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * An editor of lines with a foot that changes while a line is being edited: it is the upper part of the prompt, so that
 * the line and the cursor stay as they are.
 */
final class ChatReader extends LineReaderImpl {

    private static final int USUAL_COLUMNS = 80;
    private static final int USUAL_ROWS = 24;

    private final ChatLook look;
    private volatile Runnable resized = () -> {};
    private AttributedString foot = AttributedString.EMPTY;

    ChatReader(Terminal terminal, ChatLook look) {
        super(terminal, "lumed", null);
        this.look = look;
    }

    void whenResized(Runnable renewing) {
        resized = renewing;
    }

    /** Prints lines above what is being edited, and renews the foot, in one step. */
    void show(List<ChatLine> lines, ChatScreen.Foot shown) {
        Size size = terminal.getSize();
        int columns = size.getColumns() > 0 ? size.getColumns() : USUAL_COLUMNS;
        int rows = size.getRows() > 0 ? size.getRows() : USUAL_ROWS;
        List<ChatLine> below = shown.on(columns, rows);
        lock.lock();
        try {
            foot = prompt(below);
            prompt = foot;
            if (!lines.isEmpty()) {
                printAbove(AttributedString.join(
                        AttributedString.NEWLINE, lines.stream().map(look::of).toList()));
            } else if (reading) {
                redisplay();
            }
        } finally {
            lock.unlock();
        }
    }

    private AttributedString prompt(List<ChatLine> below) {
        List<AttributedString> all = new ArrayList<>();
        below.forEach(line -> all.add(look.of(line)));
        all.add(new AttributedStringBuilder().append("> ").toAttributedString());
        return AttributedString.join(AttributedString.NEWLINE, all);
    }

    /** The prompt is the foot, whatever the caller says: it is no pattern, and may hold any letter. */
    @Override
    public void setPrompt(String ignored) {
        prompt = foot;
    }

    @Override
    protected void handleSignal(Terminal.Signal signal) {
        super.handleSignal(signal);
        if (signal == Terminal.Signal.WINCH) {
            resized.run();
        }
    }
}
