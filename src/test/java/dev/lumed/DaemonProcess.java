package dev.lumed;

import com.typesafe.config.ConfigFactory;
import dev.lumed.demo.DemoAccess;
import dev.lumed.demo.DemoBackend;
import dev.lumed.demo.DemoSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * A daemon in a process of its own against a demo backend in this one, so that it can be stopped in every way, and
 * started again on what it left behind.
 */
final class DaemonProcess extends LocalApi {
    private final Path home;
    private final ActorSystem<Void> demoSystem;
    private final DemoBackend demo;
    private final Map<String, String> environment = new HashMap<>();
    private List<String> surroundings = List.of();
    private @Nullable LumedProcess process;
    private String url = "";

    private DaemonProcess(Path home, ActorSystem<Void> demoSystem, DemoBackend demo) {
        super(home.resolve("data"));
        this.home = home;
        this.demoSystem = demoSystem;
        this.demo = demo;
    }

    /** Starts both. */
    static DaemonProcess start(Path home) throws Exception {
        DaemonProcess lumed = beside(home, DemoSettings.immediate(), "");
        lumed.startDaemon();
        return lumed;
    }

    /**
     * Starts a demo backend, and prepares a daemon that is let in there.
     *
     * @param extra further configuration, within {@code lumed}
     */
    static DaemonProcess beside(Path home, DemoSettings settings, String extra) throws Exception {
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "demo", ConfigFactory.load());
        DemoBackend demo =
                DemoBackend.start(system, settings).toCompletableFuture().get();
        Files.writeString(home.resolve("application.conf"), quick(home.resolve("data"), extra));
        DemoAccess access = settings.access();
        return new DaemonProcess(home, system, demo)
                .with("LUMED_BACKEND_URL", demo.uri().toString())
                .with("LUMED_API_KEY", access.apiKey())
                .with("LUMED_ACCESS_TOKEN", access.tokens().access())
                .with("LUMED_REFRESH_TOKEN", access.tokens().refresh())
                .with("LUMED_EMAIL", access.first().email())
                .with("LUMED_PASSWORD", access.first().password());
    }

    /** With this in the environment of every process started from now on. */
    DaemonProcess with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Every daemon started from now on is run by this command. */
    DaemonProcess within(String... command) {
        surroundings = List.of(command);
        return this;
    }

    void startDaemon() throws Exception {
        startDaemonWith();
    }

    /** Starts the daemon with more options for its JVM. */
    void startDaemonWith(String... options) throws Exception {
        startDaemonAs(Main.class, options);
    }

    /** Starts the daemon by another way in, with more options for its JVM. */
    void startDaemonAs(Class<?> main, String... options) throws Exception {
        process = launch(main, options);
        url = process.awaitReady();
    }

    /** Starts the daemon and kills it while it is starting, or when it has just started. */
    void startDaemonAndKillIt(Duration life) throws Exception {
        process = launch(Main.class);
        process.killAfter(life);
    }

    private LumedProcess launch(Class<?> main, String... options) throws Exception {
        List<String> command = new ArrayList<>(surroundings);
        command.addAll(LumedProcess.command(main, options));
        command.add("run");
        return LumedProcess.run(home, environment, command);
    }

    /** Runs a command beside the daemon, in the same directory and environment, to its end. */
    LumedProcess command(String... arguments) throws Exception {
        LumedProcess command = begin(arguments);
        command.awaitExit();
        return command;
    }

    /** Starts a command beside the daemon, that goes on for as long as it is let. */
    LumedProcess begin(String... arguments) throws Exception {
        return LumedProcess.start(home, environment, arguments);
    }

    /** The same on a terminal. */
    PseudoTerminal onATerminal(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(LumedProcess.command());
        command.addAll(List.of(arguments));
        return PseudoTerminal.run(home, environment, command);
    }

    LumedProcess process() {
        return Objects.requireNonNull(process, "no daemon was started");
    }

    @Override
    String url() {
        return url;
    }

    @Override
    DemoBackend demo() {
        return demo;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
        demoSystem.terminate();
        demoSystem.getWhenTerminated().toCompletableFuture().join();
    }
}
