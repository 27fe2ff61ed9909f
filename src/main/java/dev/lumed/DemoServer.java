package dev.lumed;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.lumed.demo.DemoAccess;
import dev.lumed.demo.DemoBackend;
import dev.lumed.demo.DemoSettingsException;
import dev.lumed.settings.BackendSettings;
import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.DemoSettings;
import dev.lumed.settings.Problem;
import dev.lumed.settings.Secret;
import dev.lumed.settings.SettingsException;
import dev.lumed.settings.Source;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
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

    /**
     * Starts and waits until it listens.
     *
     * @throws SettingsException with every problem of its configuration
     * @throws ExecutionException caused by an {@link java.io.IOException}, where the port cannot be had
     */
    static DemoServer start(DemoSettings settings) throws Exception {
        dev.lumed.demo.DemoSettings read = settings(settings);
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "lumed-demo", ActorSystems.ofDemo());
        try {
            return new DemoServer(
                    system,
                    DemoBackend.start(system, read).toCompletableFuture().get());
        } catch (Exception e) {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().join();
            throw e.getCause() instanceof DemoSettingsException wrong ? located(wrong, settings) : e;
        }
    }

    /**
     * The settings as the demo backend reads them.
     *
     * @throws SettingsException with every problem
     */
    static dev.lumed.demo.DemoSettings settings(DemoSettings settings) throws SettingsException {
        try {
            return dev.lumed.demo.DemoSettings.fromConfig(settings.config());
        } catch (DemoSettingsException e) {
            throw located(e, settings);
        }
    }

    private static SettingsException located(DemoSettingsException wrong, DemoSettings settings) {
        return new SettingsException(wrong.problems().stream()
                .map(each -> new Problem(source(each.key(), settings), each.key(), each.found(), each.allowed()))
                .toList());
    }

    /** Where the key stands, or the section above it. */
    private static Source source(String key, DemoSettings settings) {
        ConfigValue found = settings.config().root();
        for (String name : key.split("\\.", -1)) {
            if (found instanceof ConfigObject section && section.containsKey(name)) {
                found = section.get(name);
            }
        }
        return Source.of(found.origin());
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
                Optional.of(access.first().email()),
                Optional.of(Secret.of(access.first().password())),
                Optional.empty());
        return new BackendSettings(
                Optional.of(backend.uri()),
                Optional.empty(),
                Optional.of(Secret.of(access.apiKey())),
                credentials,
                settings.tls(),
                settings.requestTimeout());
    }

    CompletionStage<Done> ending() {
        return ActorSystems.ending(system);
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }
}
