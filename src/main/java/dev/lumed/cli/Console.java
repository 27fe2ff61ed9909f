package dev.lumed.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a command has around it: where it reads and writes, and what surrounds the process.
 *
 * @param screenSource tells what standard output is shown on, which costs a moment to find out
 */
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Supplier<Screen> screenSource,
        Clockwork clockwork,
        Map<String, String> environment,
        Path workingDirectory) {

    public Console {
        environment = Map.copyOf(environment);
    }

    /** What tells the time, in which zone it is shown, and how waiting is done. */
    record Clockwork(InstantSource clock, ZoneId zone, Pause.Source pauses) {}

    public static Console ofProcess() {
        Map<String, String> environment = System.getenv();
        return new Console(
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                () -> Screen.ofProcess(environment),
                new Clockwork(InstantSource.system(), ZoneId.systemDefault(), FileWatch::of),
                environment,
                Path.of(""));
    }

    Screen screen() {
        return screenSource.get();
    }

    /** A line for the person at the terminal, apart from the data. */
    void say(String line) {
        err.println(Plain.text(line));
        err.flush();
    }

    void print(String text) {
        out.print(text);
        out.flush();
    }

    void println(String line) {
        print(line + System.lineSeparator());
    }

    /** Whether nobody reads standard output any more, as after {@code | head}. */
    boolean isClosed() {
        return out.checkError();
    }

    // Messages are Unicode whatever the locale says.
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
    }
}
