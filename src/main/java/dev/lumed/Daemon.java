package dev.lumed;

import com.typesafe.config.Config;
import dev.lumed.actor.LiveConversations;
import dev.lumed.actor.Surroundings;
import dev.lumed.backend.PekkoBackend;
import dev.lumed.backend.TokenVault;
import dev.lumed.http.ApiServer;
import dev.lumed.http.ApiServices;
import dev.lumed.http.ApiToken;
import dev.lumed.journal.Store;
import dev.lumed.log.Logging;
import dev.lumed.meters.Meters;
import dev.lumed.settings.BackendSettings;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.LumedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * The daemon, composed: the store first and last, between them one actor system with the conversations and the local API
 * on top. It is ready when the API answers.
 */
final class Daemon implements AutoCloseable {
    /** The parts of the time to shut down: half for requests in hand, a quarter for saying good-bye to the backend. */
    private static final int REQUESTS = 2;

    private static final int FAREWELL = 4;

    private final Store store;
    private final ActorSystem<End> system;
    private final PekkoBackend backend;
    private final ApiServer api;
    private final Control control;
    private final LumedSettings settings;

    private Daemon(
            Store store,
            ActorSystem<End> system,
            PekkoBackend backend,
            ApiServer api,
            Control control,
            LumedSettings settings) {
        this.store = store;
        this.system = system;
        this.backend = backend;
        this.api = api;
        this.control = control;
        this.settings = settings;
    }

    /** What the guardian made of the parts that live in the actor system. */
    private record Parts(PekkoBackend backend, LiveConversations conversations, Meters meters) {}

    /** Every conversation is to stop, while what lies below them still works. */
    private record End() {}

    /**
     * Starts and waits until the API answers.
     *
     * @param backend where to find the backend, which the demo only knows when it runs
     */
    static Daemon start(Configuration configuration, BackendSettings backend) throws Exception {
        LumedSettings settings = configuration.settings();
        return start(configuration, Access.kept(backend, settings), open(settings));
    }

    /** Takes the data directory, which is then this process's alone. */
    static Store open(LumedSettings settings) {
        return Store.open(settings.store(), settings.dataDir().path());
    }

    /** As {@link #start(Configuration, BackendSettings)}, on a store that is the daemon's from now on. */
    static Daemon start(Configuration configuration, Access access, Store store) throws Exception {
        try {
            return begun(configuration, access.begun(), store);
        } catch (Exception e) {
            store.close();
            throw e;
        }
    }

    private static Daemon begun(Configuration configuration, Access access, Store store) throws Exception {
        LumedSettings settings = configuration.settings();
        Config config = store.pekkoConfig().withFallback(ActorSystems.ofDaemon());
        CompletableFuture<Parts> parts = new CompletableFuture<>();
        ActorSystem<End> system = ActorSystem.create(guardian(settings, access, store, parts), "lumed", config);
        try {
            Parts made = parts.get();
            Control control = new Control(
                    configuration,
                    access,
                    made.backend(),
                    made.conversations(),
                    system.dispatchers().lookup(DispatcherSelector.blocking()));
            ApiToken token =
                    ApiToken.loadOrCreate(settings.dataDir(), settings.api().token());
            Logging.hide(token.secret());
            ApiServices services = new ApiServices(made.conversations(), control, token, made.meters());
            ApiServer api = ApiServer.start(system, settings.api(), services)
                    .toCompletableFuture()
                    .get();
            Files.writeString(settings.dataDir().apiPort(), Integer.toString(api.port()));
            control.ready(api);
            return new Daemon(store, system, made.backend(), api, control, settings);
        } catch (Exception e) {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().join();
            throw e;
        }
    }

    private static Behavior<End> guardian(
            LumedSettings settings, Access access, Store store, CompletableFuture<Parts> parts) {
        return Behaviors.setup(context -> {
            try {
                parts.complete(parts(context, settings, access, store));
            } catch (RuntimeException e) {
                parts.completeExceptionally(e);
            }
            // None of them may be missing: without the one or the other the daemon is none, and ends with it.
            context.getChildren().forEach(context::watch);
            return Behaviors.receiveMessage(end -> {
                context.getChildren().forEach(child -> {
                    context.unwatch(child);
                    context.stop(child);
                });
                return Behaviors.same();
            });
        });
    }

    private static Parts parts(ActorContext<End> context, LumedSettings settings, Access access, Store store) {
        Meters meters = new Meters(InstantSource.system());
        TokenVault vault = access.vault(context.getSystem().dispatchers().lookup(DispatcherSelector.blocking()));
        PekkoBackend backend =
                PekkoBackend.create(context.getSystem(), access.backend(), settings.websocket(), meters, vault);
        Surroundings surroundings = new Surroundings(
                backend,
                new Surroundings.Storage(store.archive(), store.directory(), store.chronicle(), store::hasRoom, 0),
                InstantSource.system(),
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble(),
                Tuning.conversation(settings),
                Tuning.link(settings),
                meters);
        LiveConversations conversations = LiveConversations.start(
                context, surroundings, settings.polling().maxConcurrent());
        new ProcessMetrics(store, backend.credentials()).register(meters.registry());
        return new Parts(backend, conversations, meters);
    }

    String url() {
        return api.uri().toString();
    }

    /** The URL of the backend, which has no room for a secret. */
    String backendUrl() {
        return control.about().backendUrl();
    }

    /** The page's address, which signs a browser in once; for the person at the terminal, never for a log. */
    String pageUrl() {
        return api.signInAddress().toString();
    }

    /** Reads the configuration again; what comes of it is logged. */
    void reload() {
        control.reload();
    }

    CompletionStage<Done> ending() {
        return ActorSystems.ending(system);
    }

    /** Takes nothing more, finishes what is in hand, closes the sockets, and lets the store go. */
    @Override
    public void close() throws IOException {
        control.stopping();
        Files.deleteIfExists(settings.dataDir().apiPort());
        api.stop(settings.shutdownTimeout().dividedBy(REQUESTS))
                .toCompletableFuture()
                .join();
        sayGoodBye();
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
        store.close();
    }

    /** A socket's last frame is only on its way while the system runs. A backend that does not answer is left without. */
    private void sayGoodBye() {
        system.tell(new End());
        Duration patience = settings.shutdownTimeout().dividedBy(FAREWELL);
        backend.disconnected()
                .toCompletableFuture()
                .completeOnTimeout(Done.getInstance(), patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
