package dev.lumed;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;

/** A process on a real pseudo-terminal, and an emulated screen that shows what a person would see. */
final class PseudoTerminal implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final int COLUMNS = 100;
    private static final int ROWS = 60;

    private final PtyProcess process;
    private final OutputStream keys;
    private final ScreenTerminal screen = new ScreenTerminal(COLUMNS, ROWS);
    private final StringBuilder raw = new StringBuilder();
    private final Thread reader;

    private PseudoTerminal(PtyProcess process) {
        this.process = process;
        this.keys = process.getOutputStream();
        this.reader = new Thread(this::read, "screen");
        reader.setDaemon(true);
        reader.start();
    }

    /** Runs a command on it, with this environment and nothing of ours that concerns lumed. */
    static PseudoTerminal run(Path directory, Map<String, String> environment, List<String> command)
            throws IOException {
        Map<String, String> all = new HashMap<>(System.getenv());
        all.keySet().removeIf(name -> name.startsWith("LUMED_") || name.equals("NO_COLOR"));
        all.put("TERM", "xterm-256color");
        all.putAll(environment);
        return new PseudoTerminal(new PtyProcessBuilder(command.toArray(String[]::new))
                .setDirectory(directory.toString())
                .setEnvironment(all)
                .setInitialColumns(COLUMNS)
                .setInitialRows(ROWS)
                .start());
    }

    private void read() {
        char[] buffer = new char[4096];
        try (Reader in = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                show(new String(buffer, 0, length));
            }
        } catch (IOException e) {
            // The process has ended.
        }
    }

    private synchronized void show(String text) throws IOException {
        raw.append(text);
        screen.write(text);
        String answer = screen.read();
        if (!answer.isEmpty()) {
            type(answer);
        }
        notifyAll();
    }

    void type(String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    /** Another size, as when a window is drawn larger or smaller. */
    synchronized void resize(int columns, int rows) {
        screen.setSize(Size.of(columns, rows));
        process.setWinSize(new WinSize(columns, rows));
    }

    /** What is on the screen, without what is blank at the ends. */
    synchronized String text() {
        return screen.toString().lines().map(String::stripTrailing).reduce("", (all, line) -> all + line + "\n");
    }

    /** All that the process has written, control sequences included. */
    synchronized String raw() {
        return raw.toString();
    }

    void await(String text) throws InterruptedException {
        await(text, shown -> shown.contains(text));
    }

    /** Waits until the screen is like this. */
    synchronized String await(String what, Predicate<String> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!wanted.test(text())) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("waited in vain for: " + what + "; the screen:\n" + text().strip());
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return text();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end; the screen:\n" + text().strip());
        }
        reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
