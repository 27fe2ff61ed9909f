package dev.lumed.backend;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.ClientTransport;
import org.apache.pekko.http.javadsl.OutgoingConnection;
import org.apache.pekko.http.javadsl.settings.ClientConnectionSettings;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Graph;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.util.ByteString;

/**
 * The TCP connection under one HTTP connection or socket, which can be cut at once: what was not sent by then is never
 * sent, whatever the layers above think of it.
 */
final class Line extends ClientTransport {
    private final Resolver resolver;
    private final SharedKillSwitch scissors = KillSwitches.shared("line");
    private boolean sent;
    private boolean cut;
    private boolean unreached;

    Line(Resolver resolver) {
        this.resolver = resolver;
    }

    /** Afterwards no byte leaves any more, and {@link #sent()} is final. */
    void cut() {
        synchronized (this) {
            cut = true;
        }
        scissors.abort(new CutException());
        failed();
    }

    /** Ends a stream of the layers above together with the connection. */
    <T> Graph<FlowShape<T, T>, SharedKillSwitch> whole() {
        return scissors.flow();
    }

    /** Whether any byte can have left: TCP takes the first one only when it is connected. */
    synchronized boolean sent() {
        return sent;
    }

    @Override
    public Flow<ByteString, ByteString, CompletionStage<OutgoingConnection>> connectTo(
            String host, int port, ClientConnectionSettings settings, ActorSystem system) {
        CompletionStage<Flow<ByteString, ByteString, CompletionStage<OutgoingConnection>>> resolved =
                resolver.resolve(host, port).thenApply(address -> tcp(address, settings, system));
        return Flow.of(ByteString.class)
                .via(scissors.flow())
                .viaMat(Flow.completionStageFlow(resolved), Keep.right())
                .via(scissors.flow())
                .mapMaterializedValue(flow -> flow.thenCompose(connecting -> connecting));
    }

    /** Nothing may stand between here and TCP that takes bytes sooner than TCP does. */
    private Flow<ByteString, ByteString, CompletionStage<OutgoingConnection>> tcp(
            InetSocketAddress address, ClientConnectionSettings settings, ActorSystem system) {
        Flow<ByteString, ByteString, CompletionStage<OutgoingConnection>> tcp = ClientTransport.TCP()
                .connectTo(address.getAddress().getHostAddress(), address.getPort(), settings, system)
                .mapError(Throwable.class, this::failedOf);
        return Flow.of(ByteString.class).map(this::sending).viaMat(tcp, Keep.right());
    }

    /** Before anybody hears of it, so that whoever tries again does so at the next address. */
    private Throwable failedOf(Throwable failure) {
        failed();
        return failure;
    }

    /** An address that took nothing could not be connected to. */
    private synchronized void failed() {
        if (!sent && !unreached) {
            unreached = true;
            resolver.failed();
        }
    }

    private synchronized ByteString sending(ByteString bytes) {
        if (cut) {
            throw new CutException();
        }
        sent = true;
        return bytes;
    }

    /** It was us. */
    static final class CutException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CutException() {
            super("cut", null, false, false);
        }
    }
}
