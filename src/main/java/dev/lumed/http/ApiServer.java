package dev.lumed.http;

import static dev.lumed.http.Negotiation.producing;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.lumed.settings.ApiSettings;
import dev.lumed.tls.ServerTls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBuilder;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;

/** The local API, bound to its port and perhaps to a Unix domain socket. */
public final class ApiServer {
    /** For what those who waited or followed are told at the end to get out. */
    private static final Duration LAST_WORDS = Duration.ofMillis(200);

    private final Doors doors;
    private final Parts parts;
    private final ApiSettings settings;
    private final Optional<ServerTls> tls;

    private ApiServer(Doors doors, Parts parts, ApiSettings settings, Optional<ServerTls> tls) {
        this.doors = doors;
        this.parts = parts;
        this.settings = settings;
        this.tls = tls;
    }

    /** What of the API keeps clients waiting, counts them, and lets them in. */
    private record Parts(ApiMetrics metrics, Readers readers, Sending sending, LoginCodes codes) {
        static Parts of(ApiServices services, Limits limits) {
            ApiMetrics metrics = new ApiMetrics(services.meters().registry());
            return new Parts(
                    metrics,
                    new Readers(limits.readers(), metrics),
                    new Sending(services.conversations()),
                    new LoginCodes(InstantSource.system()));
        }
    }

    /** How much the API takes on; tests have their own. */
    record Limits(
            EventInbox.Bounds inbox,
            int readers,
            Duration commentInterval,
            Duration failureSpacing,
            Duration statusPatience,
            Duration headPatience) {
        static final Limits USUAL = new Limits(
                EventInbox.Bounds.USUAL,
                2000,
                Duration.ofSeconds(15),
                Duration.ofMillis(100),
                Duration.ofSeconds(2),
                Duration.ofSeconds(60));
    }

    /**
     * Fails with an {@link IOException} that names the address, the socket or the certificate, where it cannot be used.
     *
     * @param socket where the Unix domain socket is, if the settings want one; one that an earlier process left is removed
     */
    public static CompletionStage<ApiServer> start(
            ActorSystem<?> system, ApiSettings settings, Path socket, ApiServices services) {
        return start(system, settings, socket, services, Limits.USUAL);
    }

    static CompletionStage<ApiServer> start(
            ActorSystem<?> system, ApiSettings settings, Path socket, ApiServices services, Limits limits) {
        Optional<ServerTls> tls;
        try {
            tls = certificate(settings);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        HostNames hosts = new HostNames(settings, tls);
        Parts parts = Parts.of(services, limits);
        Entrance entrance = entrance(system, services, limits, hosts, parts);
        ServerSettings server = serverSettings(system);
        Flow<HttpRequest, HttpResponse, NotUsed> answers = connection(entrance, limits);
        ServerBuilder port =
                Http.get(system).newServerAt(settings.host(), settings.port()).withSettings(server);
        return tls.map(shown -> port.enableHttps(ConnectionContext.httpsServer(shown::engine)))
                .orElse(port)
                .bindFlow(answers)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(new IOException(
                        "The local API cannot listen on " + settings.host() + ":" + settings.port()
                                + ". Does another program, perhaps another lumed, use the port? lumed.api.port sets"
                                + " another one, 0 any free one.",
                        failure)))
                .thenCompose(binding -> {
                    hosts.boundTo(binding.localAddress().getPort());
                    return unixDoor(settings, socket, system, server, answers)
                            .thenApply(unix -> new ApiServer(new Doors(binding, unix), parts, settings, tls));
                });
    }

    private static CompletionStage<Optional<UnixDoor>> unixDoor(
            ApiSettings settings,
            Path socket,
            ActorSystem<?> system,
            ServerSettings server,
            Flow<HttpRequest, HttpResponse, NotUsed> answers) {
        try {
            UnixDoor.removeLeft(socket);
            return CompletableFuture.completedFuture(
                    settings.unixSocket()
                            ? Optional.of(UnixDoor.open(socket, system, server, answers))
                            : Optional.empty());
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Optional<ServerTls> certificate(ApiSettings settings) throws IOException {
        return settings.tls().isPresent()
                ? Optional.of(ServerTls.load(settings.tls().get(), InstantSource.system()))
                : Optional.empty();
    }

    /** Requests of one connection are answered one after the other, until one is said to be the last. */
    private static Flow<HttpRequest, HttpResponse, NotUsed> connection(Entrance entrance, Limits limits) {
        return Flow.<HttpRequest>create()
                .statefulMapConcat(UpToTheLast::new)
                .via(BidiFlow.fromGraph(new HeadDeadline(limits.headPatience()))
                        .join(Flow.<HttpRequest>create().mapAsync(1, entrance::answer)));
    }

    private static Entrance entrance(
            ActorSystem<?> system, ApiServices services, Limits limits, HostNames hosts, Parts parts) {
        SlowLane failures = new SlowLane(system, limits.failureSpacing(), System::nanoTime);
        SignIn signIn = new SignIn(hosts, services.token(), parts.codes());
        Guard guard = new Guard(hosts, services.token(), signIn, failures, parts.metrics());
        Route routes = routes(system, services, limits, parts, hosts.scheme());
        return new Entrance(
                system,
                guard,
                routes.seal(Problems.rejections(), Problems.exceptions()).function(system),
                parts.metrics(),
                hosts);
    }

    private static Route routes(
            ActorSystem<?> system, ApiServices services, Limits limits, Parts parts, String scheme) {
        var conversations = services.conversations();
        EventStreams events = new EventStreams(conversations, parts.metrics(), limits, parts.readers());
        EventRoutes feed = new EventRoutes(conversations, events, parts.readers());
        MessageRoutes messages = new MessageRoutes(conversations, parts.sending());
        StoreRoutes store = new StoreRoutes(system, services.store());
        Route json = concat(
                new DaemonRoutes(
                                conversations,
                                services.control(),
                                services.meters().traffic())
                        .routes(),
                new LoginRoutes(parts.codes(), scheme).routes(),
                new QuickActionRoutes(conversations).routes(),
                new ConversationRoutes(conversations, messages).routes());
        return concat(
                pathPrefix(
                        "v1",
                        () -> concat(
                                feed.routes(), store.routes(), producing(MediaTypes.APPLICATION_JSON, () -> json))),
                new OpenRoutes(conversations, services.control(), parts.metrics(), limits.statusPatience()).routes(),
                new PageRoutes().routes());
    }

    private static ServerSettings serverSettings(ActorSystem<?> system) {
        Config own = ConfigFactory.parseResources(ApiServer.class, "server.conf");
        Config all = own.withFallback(system.settings().config()).resolve();
        return ServerSettings.create(all)
                .withTerminationDeadlineExceededResponse(Entrance.secured(Problems.STOPPING.response()));
    }

    /** With the real port, where any free one was asked for. */
    public URI uri() {
        String host = settings.host();
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return URI.create(settings.scheme() + "://" + name + ":" + port());
    }

    /** The page's address with a new login code, good once and soon: for the person at the terminal, never for a log. */
    public URI signInAddress() {
        return SignIn.address(
                settings.reachableUrl(port()), parts.codes().issue().code());
    }

    /**
     * Reads the certificate again, where there is one; new connections get it.
     *
     * @return whether it is another
     * @throws IOException where its files cannot be used; the one before goes on then
     */
    public boolean renewCertificate() throws IOException {
        return tls.isPresent() && tls.get().renew();
    }

    public int port() {
        return doors.port();
    }

    /**
     * Takes no more connections, answers those who wait, ends the streams, and lets what else is in hand finish until the
     * deadline. The first two go before: Pekko HTTP cuts whatever is being answered at once.
     */
    public CompletionStage<Done> stop(Duration deadline) {
        return doors.close()
                .thenAccept(unbound -> {
                    parts.sending().endWaits();
                    parts.readers().endStreams();
                })
                .thenComposeAsync(
                        told -> doors.empty(deadline),
                        CompletableFuture.delayedExecutor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS));
    }
}
