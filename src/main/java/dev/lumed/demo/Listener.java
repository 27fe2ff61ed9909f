package dev.lumed.demo;

import dev.lumed.demo.fault.Ending;
import dev.lumed.demo.line.Line;
import dev.lumed.demo.line.LineStage;
import dev.lumed.demo.line.Slowness;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.stream.TLSClosing;
import org.apache.pekko.stream.TLSProtocol;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.TLS;
import org.apache.pekko.stream.javadsl.TLSPlacebo;
import org.apache.pekko.stream.javadsl.Tcp;
import org.apache.pekko.util.ByteString;

/**
 * The port: listens, stops, and listens again. It runs Pekko's HTTP layer over a plain TCP server, so that a
 * {@link Line} lies between the two.
 */
final class Listener {

    private static final int BACKLOG = 1_024;
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration BIND_PAUSE = Duration.ofMillis(50);
    private static final int BIND_TRIES = 200;

    private final ActorSystem<?> system;
    private final DemoSettings settings;
    private final ServerSettings http;
    private final BiFunction<HttpRequest, Line, CompletionStage<HttpResponse>> requests;
    private final Function<Line, Slowness> slowness;
    private final TlsContexts tls;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private CompletionStage<Tcp.ServerBinding> binding = CompletableFuture.failedFuture(new IllegalStateException());
    private volatile int port;
    private volatile boolean listening;

    Listener(
            ActorSystem<?> system,
            DemoSettings settings,
            Function<Line, Slowness> slowness,
            BiFunction<HttpRequest, Line, CompletionStage<HttpResponse>> requests) {
        this.system = system;
        this.settings = settings;
        this.slowness = slowness;
        this.requests = requests;
        this.tls = new TlsContexts(settings.tls());
        this.port = settings.port();
        // Answers that never come are a fault here, and not to be answered 503 by the server.
        this.http = ServerSettings.create("pekko.http.server { request-timeout = infinite, server-header = lumed-demo, "
                + "parsing.max-content-length = 16m }");
    }

    int port() {
        return port;
    }

    boolean isListening() {
        return listening;
    }

    /** Listens on the port of the settings; fails with an {@link IOException} that names it where it is taken. */
    synchronized CompletionStage<Done> listen() {
        return listen(1)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(new IOException(
                        "The demo backend cannot listen on " + settings.host() + ":" + settings.port()
                                + ". Does another program, perhaps another demo, use the port? lumed.demo.port sets another"
                                + " one, 0 any free one.",
                        failure)));
    }

    /** On the port that it was. While it was not ours, it may have served as the near end of somebody's connection. */
    synchronized CompletionStage<Done> listenAgain() {
        return listen(BIND_TRIES);
    }

    private CompletionStage<Done> listen(int tries) {
        listening = true;
        binding = bind(tries);
        return binding.thenApply(bound -> {
            port = bound.localAddress().getPort();
            return Done.getInstance();
        });
    }

    /** Stops listening and resets every connection; completes when both is done. */
    synchronized CompletionStage<Done> stop() {
        listening = false;
        return binding.thenCompose(Tcp.ServerBinding::unbind).thenCompose(unbound -> endAll());
    }

    private CompletionStage<Done> endAll() {
        List<CompletableFuture<Done>> gone = new ArrayList<>();
        for (Line line : lines) {
            line.end(Ending.RESET);
            gone.add(line.gone().toCompletableFuture());
        }
        return CompletableFuture.allOf(gone.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> Done.getInstance());
    }

    private CompletionStage<Tcp.ServerBinding> bind(int tries) {
        CompletionStage<Tcp.ServerBinding> bound = Tcp.get(system)
                .bind(settings.host(), port, BACKLOG, List.of(), false, Optional.of(IDLE))
                .to(Sink.foreach(this::accept))
                .run(system);
        return tries <= 1
                ? bound
                : bound.exceptionallyCompose(failure -> Patterns.after(BIND_PAUSE, system, () -> bind(tries - 1)));
    }

    private void accept(Tcp.IncomingConnection connection) {
        Line line = new Line(slowness, lines::remove);
        lines.add(line);
        if (!listening) {
            line.end(Ending.RESET);
        }
        Flow<HttpRequest, HttpResponse, NotUsed> exchange =
                Flow.<HttpRequest>create().mapAsync(1, request -> requests.apply(request, line));
        BidiFlow<ByteString, HttpRequest, HttpResponse, ByteString, NotUsed> layers = Http.get(system)
                .serverLayer(http)
                .atop(security())
                .atop(BidiFlow.fromGraph(new LineStage(line)).reversed())
                .reversed();
        connection.handleWith(layers.join(exchange), system);
    }

    private BidiFlow<TLSProtocol.SslTlsOutbound, ByteString, ByteString, TLSProtocol.SslTlsInbound, NotUsed>
            security() {
        return tls.context()
                .map(context -> TLS.create(() -> TlsContexts.serverEngine(context), TLSClosing.eagerClose()))
                .orElseGet(Listener::noSecurity);
    }

    private static BidiFlow<TLSProtocol.SslTlsOutbound, ByteString, ByteString, TLSProtocol.SslTlsInbound, NotUsed>
            noSecurity() {
        return BidiFlow.fromFlows(
                        Flow.<TLSProtocol.SslTlsOutbound>create(),
                        Flow.<TLSProtocol.SessionBytes>create().map(bytes -> (TLSProtocol.SslTlsInbound) bytes))
                .atop(TLSPlacebo.getInstance());
    }
}
