package dev.lumed.backend;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.event.NoLogging;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.HttpsConnectionContext;
import org.apache.pekko.http.javadsl.OutgoingConnection;
import org.apache.pekko.http.javadsl.OutgoingConnectionBuilder;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.http.javadsl.model.headers.UserAgent;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.WebSocketRequest;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgradeResponse;
import org.apache.pekko.http.javadsl.settings.ClientConnectionSettings;
import org.apache.pekko.http.javadsl.settings.ParserSettings;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.ActorAttributes;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.StreamSubscriptionTimeoutTerminationMode;
import org.apache.pekko.stream.SystemMaterializer;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;

/**
 * Makes connections, each by a {@link Line} of its own. Pekko HTTP's own log gets nothing of them: it tells of URLs and
 * headers, and those hold tokens.
 */
final class Dialer {
    /** What a connection that is kept for the next call may idle. */
    private static final Duration KEPT = Duration.ofSeconds(15);

    /** A stage that fails is otherwise logged with what it failed of. */
    static final Attributes UNLOGGED =
            Attributes.createLogLevels(Attributes.logLevelOff(), Attributes.logLevelOff(), Attributes.logLevelOff());

    /**
     * A message that comes in pieces waits until the one before it is taken, and by default no longer than five seconds:
     * then its socket fails.
     */
    private static final Attributes PATIENT = ActorAttributes.streamSubscriptionTimeout(
            Duration.ofDays(1), StreamSubscriptionTimeoutTerminationMode.noop());

    private static final LoggingAdapter SILENT = NoLogging.getInstance();

    private final ActorSystem system;
    private final HttpsConnectionContext tls;
    private final Resolver resolver;
    private final ClientConnectionSettings settings;
    private final Duration idleTimeout;

    Dialer(ActorSystem system, HttpsConnectionContext tls, Resolver resolver, Duration requestTimeout) {
        this.system = system;
        this.tls = tls;
        this.resolver = resolver;
        this.idleTimeout = requestTimeout.plus(KEPT);
        this.settings = ClientConnectionSettings.create(system)
                .withConnectingTimeout(requestTimeout)
                .withUserAgentHeader(Optional.of(UserAgent.create("lumed")))
                .withParserSettings(ParserSettings.forClient(system).withIllegalHeaderWarnings(false));
    }

    ActorSystem system() {
        return system;
    }

    Duration idleTimeout() {
        return idleTimeout;
    }

    Materializer materializer() {
        return SystemMaterializer.get(system).materializer();
    }

    Line line() {
        return new Line(resolver);
    }

    /** An HTTP connection, made when the flow is run. */
    Flow<HttpRequest, HttpResponse, CompletionStage<OutgoingConnection>> connection(Uri origin, Line line) {
        OutgoingConnectionBuilder builder = Http.get(system)
                .connectionTo(origin.host().address())
                .toPort(origin.port())
                .withCustomHttpsConnectionContext(tls)
                .withClientConnectionSettings(settings.withTransport(line).withIdleTimeout(idleTimeout))
                .logTo(SILENT);
        return origin.getScheme().equals("https") ? builder.https() : builder.http();
    }

    /** Runs a socket. It may be silent for ever here: the link watches over that. */
    <T> Pair<CompletionStage<WebSocketUpgradeResponse>, T> socket(
            WebSocketRequest request, Flow<Message, Message, T> flow, Line line) {
        ClientConnectionSettings silent =
                settings.withTransport(line).withIdleTimeout(scala.concurrent.duration.Duration.Inf());
        return Http.get(system)
                .webSocketClientFlow(request, tls, Optional.empty(), silent, SILENT)
                .joinMat(flow, Keep.both())
                .addAttributes(UNLOGGED.and(PATIENT))
                .run(materializer());
    }
}
