package dev.lumed.http;

import static dev.lumed.http.Negotiation.producing;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.lumed.settings.ApiSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.SharedKillSwitch;

/** The local API, bound to its port. */
public final class ApiServer {
    private final ServerBinding binding;
    private final SharedKillSwitch streams;
    private final String host;

    private ApiServer(ServerBinding binding, SharedKillSwitch streams, String host) {
        this.binding = binding;
        this.streams = streams;
        this.host = host;
    }

    /** How much the API takes on; tests have their own. */
    record Limits(EventInbox.Bounds inbox, int readers, Duration commentInterval, Duration failureSpacing) {
        static final Limits USUAL =
                new Limits(EventInbox.Bounds.USUAL, 2000, Duration.ofSeconds(15), Duration.ofMillis(100));
    }

    /** Fails with an {@link IOException} that names the address, where that cannot be bound. */
    public static CompletionStage<ApiServer> start(ActorSystem<?> system, ApiSettings settings, ApiServices services) {
        return start(system, settings, services, Limits.USUAL);
    }

    static CompletionStage<ApiServer> start(
            ActorSystem<?> system, ApiSettings settings, ApiServices services, Limits limits) {
        HostNames hosts = new HostNames(settings.host(), settings.port());
        SharedKillSwitch streams = KillSwitches.shared("local-api-streams");
        Entrance entrance = entrance(system, services, limits, hosts, streams);
        return Http.get(system)
                .newServerAt(settings.host(), settings.port())
                .withSettings(serverSettings(system))
                .bind(entrance::answer)
                .thenApply(binding -> {
                    hosts.boundTo(binding.localAddress().getPort());
                    return new ApiServer(binding, streams, settings.host());
                })
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(new IOException(
                        "The local API cannot listen on " + settings.host() + ":" + settings.port()
                                + ". Does another program, perhaps another lumed, use the port? lumed.api.port sets"
                                + " another one, 0 any free one.",
                        failure)));
    }

    private static Entrance entrance(
            ActorSystem<?> system, ApiServices services, Limits limits, HostNames hosts, SharedKillSwitch streams) {
        ApiMetrics metrics = new ApiMetrics(services.registry());
        SlowLane failures = new SlowLane(system, limits.failureSpacing(), System::nanoTime);
        Guard guard = new Guard(hosts, services.token(), failures, metrics);
        Route routes = routes(services, metrics, limits, streams);
        return new Entrance(
                system,
                guard,
                routes.seal(Problems.rejections(), Problems.exceptions()).function(system),
                metrics);
    }

    private static Route routes(ApiServices services, ApiMetrics metrics, Limits limits, SharedKillSwitch streams) {
        var conversations = services.conversations();
        EventStreams events = new EventStreams(conversations, metrics, limits, streams);
        EventRoutes feed = new EventRoutes(conversations, events);
        MessageRoutes messages = new MessageRoutes(conversations, new Sending(conversations));
        Route json = concat(
                new DaemonRoutes(conversations, services.control()).routes(),
                new ConversationRoutes(conversations, messages).routes());
        return concat(
                pathPrefix("v1", () -> concat(feed.routes(), producing(MediaTypes.APPLICATION_JSON, () -> json))),
                new OpenRoutes(conversations, services.control(), metrics).routes(),
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
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return URI.create("http://" + name + ":" + port());
    }

    public int port() {
        return binding.localAddress().getPort();
    }

    /** Takes no more requests, ends the streams, and lets what is in hand finish until the deadline. */
    public CompletionStage<Done> stop(Duration deadline) {
        CompletionStage<Done> stopped = binding.terminate(deadline).thenApply(terminated -> Done.getInstance());
        streams.shutdown();
        return stopped;
    }
}
