package dev.lumed;

import com.typesafe.config.ConfigFactory;
import dev.lumed.demo.DemoAccess;
import dev.lumed.demo.DemoBackend;
import dev.lumed.demo.DemoSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * A daemon in a process of its own against a demo backend in this one, so that it can be stopped in every way, and
 * started again on what it left behind.
 */
final class DaemonProcess extends LocalApi {
    private final Path home;
    private final ActorSystem<Void> demoSystem;
    private final DemoBackend demo;
    private final Map<String, String> environment = new HashMap<>();
    private LumedProcess process;
    private String url = "";

    private DaemonProcess(Path home, ActorSystem<Void> demoSystem, DemoBackend demo) {
        super(home.resolve("data"));
        this.home = home;
        this.demoSystem = demoSystem;
        this.demo = demo;
    }

    static DaemonProcess start(Path home) throws Exception {
        return start(home, DemoSettings.immediate(), "", uri -> uri);
    }

    /**
     * Starts both.
     *
     * @param extra further configuration, within {@code lumed}
     * @param detour where the daemon is told that the backend is, given where it really is
     */
    static DaemonProcess start(Path home, DemoSettings settings, String extra, UnaryOperator<URI> detour)
            throws Exception {
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "demo", ConfigFactory.load());
        DemoBackend demo =
                DemoBackend.start(system, settings).toCompletableFuture().get();
        DaemonProcess lumed = new DaemonProcess(home, system, demo);
        Files.writeString(home.resolve("application.conf"), quick(home.resolve("data"), extra));
        DemoAccess access = settings.access();
        lumed.environment.put("LUMED_BACKEND_URL", detour.apply(demo.uri()).toString());
        lumed.environment.put("LUMED_API_KEY", access.apiKey());
        lumed.environment.put("LUMED_EMAIL", access.first().email());
        lumed.environment.put("LUMED_PASSWORD", access.first().password());
        lumed.startDaemon();
        return lumed;
    }

    void startDaemon() throws Exception {
        process = LumedProcess.start(home, environment, "run");
        url = process.awaitReady();
    }

    LumedProcess process() {
        return process;
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
        process.close();
        demoSystem.terminate();
        demoSystem.getWhenTerminated().toCompletableFuture().join();
    }
}
