package dev.lumed;

import com.typesafe.config.ConfigFactory;
import dev.lumed.demo.DemoAccess;
import dev.lumed.demo.DemoBackend;
import dev.lumed.settings.BackendSettings;
import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.DemoSettings;
import dev.lumed.settings.Secret;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The demo backend in an actor system of its own: it shares nothing with the daemon but the process. */
final class DemoServer implements AutoCloseable {
    private final ActorSystem<Void> system;
    private final DemoBackend backend;

    private DemoServer(ActorSystem<Void> system, DemoBackend backend) {
        this.system = system;
        this.backend = backend;
    }

    static DemoServer start(DemoSettings settings) throws Exception {
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "lumed-demo", ConfigFactory.load());
        try {
            DemoBackend backend = DemoBackend.start(system, settings(settings))
                    .toCompletableFuture()
                    .get();
            return new DemoServer(system, backend);
        } catch (Exception e) {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().join();
            throw e;
        }
    }

    /**
     * The settings as the demo backend reads them.
     *
     * @throws dev.lumed.demo.DemoSettingsException with every problem
     */
    static dev.lumed.demo.DemoSettings settings(DemoSettings settings) {
        return dev.lumed.demo.DemoSettings.fromConfig(settings.config().getConfig("lumed.demo"));
    }

    String url() {
        return backend.uri().toString();
    }

    /** The settings of a daemon that talks to this backend and is let in. */
    BackendSettings signedIn(BackendSettings settings) {
        DemoAccess access = backend.settings().access();
        CredentialSettings credentials = new CredentialSettings(
                Optional.of(Secret.of(access.tokens().access())),
                Optional.of(Secret.of(access.tokens().refresh())),
                Optional.of(access.accounts().get(0).email()),
                Optional.of(Secret.of(access.accounts().get(0).password())));
        return new BackendSettings(
                Optional.of(backend.uri()),
                Optional.empty(),
                Optional.of(Secret.of(access.apiKey())),
                credentials,
                settings.requestTimeout());
    }

    CompletionStage<Done> whenTerminated() {
        return system.getWhenTerminated();
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }
}
