package dev.lumed;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A lumed in a process of its own: its lines are read as they come, and it is sent signals. */
final class LumedProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final Pattern READY = Pattern.compile("lumed (?:demo backend )?ready on (http\\S+)");

    private final Process process;
    private final Lines out;
    private final Lines err;

    private LumedProcess(Process process) {
        this.process = process;
        this.out = new Lines(process.inputReader());
        this.err = new Lines(process.errorReader());
    }

    /** Starts {@code lumed} with these arguments in a directory, with this environment and nothing of ours. */
    static LumedProcess start(Path directory, Map<String, String> environment, String... arguments) throws IOException {
        return run(
                directory,
                environment,
                Stream.concat(command().stream(), Stream.of(arguments)).toList());
    }

    /** Runs any command that becomes a {@code lumed} in the end. */
    static LumedProcess run(Path directory, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LUMED_"));
        builder.environment().putAll(environment);
        return new LumedProcess(builder.start());
    }

    static LumedProcess start(Path directory, String... arguments) throws IOException {
        return start(directory, Map.of(), arguments);
    }

    /** What runs the classes under test as the launcher runs the jar, with more options for the JVM. */
    static List<String> command(String... options) {
        return command(Main.class, options);
    }

    /** The same with another way in. */
    static List<String> command(Class<?> main, String... options) {
        Stream<String> usual = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m");
        Stream<String> program = Stream.of("-cp", System.getProperty("java.class.path"), main.getName());
        return Stream.of(usual, Stream.of(options), program)
                .flatMap(words -> words)
                .toList();
    }

    /** Waits until it says that it is ready, and tells where. */
    String awaitReady() throws InterruptedException {
        Matcher ready =
                READY.matcher(out.await("ready", line -> READY.matcher(line).matches(), this::told));
        return ready.matches() ? ready.group(1) : "";
    }

    /** The first line of the log, past or to come, with this text. */
    String awaitLog(String text) throws InterruptedException {
        return err.await(text, line -> line.contains(text), this::told);
    }

    /** Writes a line to its standard input. */
    void tell(String line) throws IOException {
        process.outputWriter().append(line).append('\n').flush();
    }

    /** The first line of its output, past or to come, with this text. */
    String awaitOut(String text) throws InterruptedException {
        return out.await(text, line -> line.contains(text), this::told);
    }

    void signal(String name) throws Exception {
        run("kill", "-" + name, Long.toString(process.pid()));
    }

    /** From now on its files can only be written below this size, as if the disk ended there. */
    void limitFiles(String bytes) throws Exception {
        run("prlimit", "--pid", Long.toString(pid()), "--fsize=" + bytes + ":");
    }

    private static void run(String... command) throws Exception {
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it live for so long, unless it ends before. */
    void killAfter(Duration life) throws InterruptedException {
        process.waitFor(life.toNanos(), TimeUnit.NANOSECONDS);
        kill();
    }

    /** Makes it stand still for so long. */
    void stopFor(Duration time) throws Exception {
        run("sh", "-c", "kill -STOP $0; sleep $1; kill -CONT $0", Long.toString(pid()), time.toSeconds() + "");
    }

    /** Its exit code, once it has ended and all its lines are read. */
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end; " + told());
        }
        out.awaitEnd();
        err.awaitEnd();
        return process.exitValue();
    }

    List<String> out() {
        return out.all();
    }

    List<String> err() {
        return err.all();
    }

    long pid() {
        return process.pid();
    }

    private String told() {
        return "standard output: " + out.all() + ", standard error: " + err.all();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** The lines of one of its streams. */
    private static final class Lines {
        private final List<String> lines = new ArrayList<>();
        private final Thread reader;
        private boolean ended;

        Lines(BufferedReader source) {
            reader = new Thread(() -> read(source), "lines");
            reader.setDaemon(true);
            reader.start();
        }

        private void read(BufferedReader source) {
            try (source) {
                for (String line = source.readLine(); line != null; line = source.readLine()) {
                    add(line);
                }
            } catch (IOException e) {
                // It was killed amid a line.
            } finally {
                end();
            }
        }

        private synchronized void add(String line) {
            lines.add(line);
            notifyAll();
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }

        synchronized List<String> all() {
            return List.copyOf(lines);
        }

        synchronized String await(String what, Predicate<String> wanted, Supplier<String> told)
                throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            int read = 0;
            while (true) {
                for (; read < lines.size(); read++) {
                    if (wanted.test(lines.get(read))) {
                        return lines.get(read);
                    }
                }
                long left = deadline - System.nanoTime();
                if (ended || left <= 0) {
                    throw new AssertionError("waited in vain for: " + what + "; " + told.get());
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }

        void awaitEnd() throws InterruptedException {
            reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        }
    }
}
