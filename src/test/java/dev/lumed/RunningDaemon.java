package dev.lumed;

import com.typesafe.config.ConfigFactory;
import dev.lumed.demo.DemoAccess;
import dev.lumed.demo.DemoBackend;
import dev.lumed.demo.DemoSettings;
import dev.lumed.settings.BackendSettings;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** A daemon and a demo backend in this process, on real sockets and a real store; the daemon can be restarted. */
final class RunningDaemon extends LocalApi {
    private final ActorSystem<Void> demoSystem;
    private final DemoBackend demo;
    private final Path dataDir;
    private final String extra;
    private Daemon daemon;

    private RunningDaemon(ActorSystem<Void> demoSystem, DemoBackend demo, Path dataDir, String extra) throws Exception {
        super(dataDir);
        this.demoSystem = demoSystem;
        this.demo = demo;
        this.dataDir = dataDir;
        this.extra = extra;
        this.daemon = started(demo.uri(), extra);
    }

    static RunningDaemon start(Path dataDir) throws Exception {
        return start(dataDir, DemoSettings.immediate(), "");
    }

    /**
     * Starts both.
     *
     * @param extra further configuration, within {@code lumed}
     */
    static RunningDaemon start(Path dataDir, DemoSettings settings, String extra) throws Exception {
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "demo", ConfigFactory.load());
        DemoBackend demo =
                DemoBackend.start(system, settings).toCompletableFuture().get();
        return new RunningDaemon(system, demo, dataDir, extra);
    }

    private Daemon started(URI url, String extra) throws Exception {
        Configuration configuration = Configuration.ofText(quick(dataDir, extra));
        DemoAccess access = demo.settings().access();
        CredentialSettings credentials = new CredentialSettings(
                Optional.of(Secret.of(access.tokens().access())),
                Optional.of(Secret.of(access.tokens().refresh())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        BackendSettings backend = new BackendSettings(
                Optional.of(url),
                Optional.empty(),
                Optional.of(Secret.of(access.apiKey())),
                credentials,
                configuration.settings().backend().tls(),
                configuration.settings().backend().requestTimeout());
        return Daemon.start(configuration, backend);
    }

    @Override
    DemoBackend demo() {
        return demo;
    }

    @Override
    String url() {
        return daemon.url();
    }

    void stopDaemon() throws Exception {
        daemon.close();
    }

    void startDaemon() throws Exception {
        startDaemon(demo.uri());
    }

    /** As if the backend were to be found elsewhere. */
    void startDaemon(URI url) throws Exception {
        daemon = started(url, extra);
    }

    /** On the port that its clients know. */
    void startDaemonOn(int port) throws Exception {
        daemon = started(demo.uri(), extra + "\napi.port = " + port);
    }

    @Override
    public void close() throws IOException {
        daemon.close();
        demoSystem.terminate();
        demoSystem.getWhenTerminated().toCompletableFuture().join();
    }
}
