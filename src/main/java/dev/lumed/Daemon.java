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
import dev.lumed.settings.ApiSettings;
import dev.lumed.settings.BackendSettings;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.LumedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daemon, composed: the store first and last, between them one actor system with the conversations and the local API
 * on top. It is ready when the API answers.
 */
final class Daemon implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

    /** The parts of the time to shut down: half for requests in hand, a quarter for saying good-bye to the backend. */
    private static final int REQUESTS = 2;

    private static final int FAREWELL = 4;

    private final Store store;
    private final ActorSystem<End> system;
    private final PekkoBackend backend;
    private final ApiServer api;
    private final Control control;
    private final Origin origin;

    private Daemon(ActorSystem<End> system, PekkoBackend backend, ApiServer api, Control control, Origin origin) {
        this.system = system;
        this.backend = backend;
        this.api = api;
        this.control = control;
        this.origin = origin;
        this.store = origin.store();
    }

    /** What a daemon begins with. */
    private record Origin(LumedSettings settings, ApiSettings api, Access access, Store store, Runnable beginAnew) {}

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
        return start(configuration, Access.kept(backend, settings), open(settings), () -> {});
    }

    /** Takes the data directory, which is then this process's alone. */
    static Store open(LumedSettings settings) {
        Store store = Store.open(settings.store(), settings.dataDir().path());
        WallClock.doubt(Instant.now(), store.lastWritten()).ifPresent(LOG::warn);
        return store;
    }

    /**
     * As {@link #start(Configuration, BackendSettings)}, on a store that is the daemon's from now on.
     *
     * @param beginAnew called when a backup was taken in, to close this daemon and start its {@link #successor}
     */
    static Daemon start(Configuration configuration, Access access, Store store, Runnable beginAnew) throws Exception {
        LumedSettings settings = configuration.settings();
        return start(configuration, new Origin(settings, settings.api(), begun(access, store), store, beginAnew));
    }

    private static Access begun(Access access, Store store) throws IOException {
        try {
            return access.begun();
        } catch (IOException e) {
            store.close();
            throw e;
        }
    }

    private static Daemon start(Configuration configuration, Origin origin) throws Exception {
        try {
            return begun(configuration, origin);
        } catch (Exception e) {
            origin.store().close();
            throw e;
        }
    }

    private static Daemon begun(Configuration configuration, Origin origin) throws Exception {
        LumedSettings settings = origin.settings();
        Config config = origin.store().pekkoConfig().withFallback(ActorSystems.ofDaemon());
        CompletableFuture<Parts> parts = new CompletableFuture<>();
        ActorSystem<End> system = ActorSystem.create(guardian(origin, parts), "lumed", config);
        try {
            Parts made = parts.get();
            Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
            Control control =
                    new Control(configuration, origin.access(), made.backend(), made.conversations(), blocking);
            ApiToken token =
                    ApiToken.loadOrCreate(settings.dataDir(), origin.api().token());
            Logging.hide(token.secret());
            StoreDesk desk = new StoreDesk(origin.store(), blocking, origin.beginAnew());
            ApiServices services = new ApiServices(made.conversations(), control, desk, token, made.meters());
            ApiServer api = ApiServer.start(
                            system, origin.api(), settings.dataDir().apiSocket(), services)
                    .toCompletableFuture()
                    .get();
            Files.writeString(settings.dataDir().apiPort(), Integer.toString(api.port()));
            control.ready(api);
            return new Daemon(system, made.backend(), api, control, origin);
        } catch (Exception e) {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().join();
            throw e;
        }
    }

    private static Behavior<End> guardian(Origin origin, CompletableFuture<Parts> parts) {
        return Behaviors.setup(context -> {
            try {
                parts.complete(parts(context, origin));
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

    private static Parts parts(ActorContext<End> context, Origin origin) {
        LumedSettings settings = origin.settings();
        Access access = origin.access();
        Store store = origin.store();
        Meters meters = new Meters(InstantSource.system());
        TokenVault vault = access.vault(context.getSystem().dispatchers().lookup(DispatcherSelector.blocking()));
        PekkoBackend backend =
                PekkoBackend.create(context.getSystem(), access.backend(), settings.websocket(), meters, vault);
        Surroundings surroundings = new Surroundings(
                backend,
                storage(store),
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

    private static Surroundings.Storage storage(Store store) {
        long restoredTo = store.restoredAt().map(Instant::toEpochMilli).orElse(0L);
        return new Surroundings.Storage(
                store.archive(), store.directory(), store.chronicle(), store::readiness, restoredTo);
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
        Files.deleteIfExists(origin.settings().dataDir().apiPort());
        api.stop(origin.settings().shutdownTimeout().dividedBy(REQUESTS))
                .toCompletableFuture()
                .join();
        sayGoodBye();
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
        store.close();
    }

    /** After this one is closed: another in its place, for its clients and the backend the same. */
    Daemon successor(Runnable beginAnew) throws Exception {
        Configuration configuration = control.configuration();
        LumedSettings settings = configuration.settings();
        Store opened = open(settings);
        ApiSettings samePort = origin.api().onPort(api.port());
        Access inUse =
                origin.access().with(backend.withTokensInUse(origin.access().backend()));
        return start(configuration, new Origin(settings, samePort, inUse, opened, beginAnew));
    }

    /** A socket's last frame is only on its way while the system runs. A backend that does not answer is left without. */
    private void sayGoodBye() {
        system.tell(new End());
        Duration patience = origin.settings().shutdownTimeout().dividedBy(FAREWELL);
        backend.disconnected()
                .toCompletableFuture()
                .completeOnTimeout(Done.getInstance(), patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
