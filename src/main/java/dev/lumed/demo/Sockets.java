package dev.lumed.demo;

import dev.lumed.demo.line.Line;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/** Turns an upgrade into a {@link DemoSocket} that runs. */
final class Sockets {

    /** More than the longest reply has pieces. */
    private static final int QUEUE = 8_192;

    private static final long LONGEST_FRAME = 1L << 20;

    private final ActorSystem<?> system;
    private final DemoState state;
    private final SocketHub hub;
    private final SocketInbox inbox;

    Sockets(ActorSystem<?> system, DemoState state, SocketHub hub, SocketInbox inbox) {
        this.system = system;
        this.state = state;
        this.hub = hub;
        this.inbox = inbox;
    }

    HttpResponse open(WebSocketUpgrade upgrade, String consultation, String userId, Line line) {
        line.consultation(consultation);
        DemoSocket socket = new DemoSocket(consultation, userId, line, state);
        Flow<Message, Message, NotUsed> flow = Flow.fromSinkAndSourceCoupled(incoming(socket), outgoing(socket));
        return upgrade.handleMessagesWith(flow);
    }

    private Sink<Message, ?> incoming(DemoSocket socket) {
        return Flow.<Message>create()
                .watchTermination((started, done) -> {
                    done.whenComplete((end, failure) -> hub.remove(socket));
                    return NotUsed.getInstance();
                })
                .mapAsync(1, this::strict)
                .to(Sink.foreach(text -> inbox.receive(socket, text)));
    }

    private Source<Message, NotUsed> outgoing(DemoSocket socket) {
        return Source.<DemoSocket.Step>queue(QUEUE)
                .mapMaterializedValue(queue -> {
                    hub.add(socket);
                    socket.opened(queue);
                    return NotUsed.getInstance();
                })
                .mapConcat(step -> perform(step, socket.line()));
    }

    private static List<Message> perform(DemoSocket.Step step, Line line) {
        if (step instanceof DemoSocket.Send send) {
            return List.of(send.message());
        }
        if (step instanceof DemoSocket.End end) {
            line.end(end.ending());
            return List.of();
        }
        throw new IllegalStateException("unknown step " + step);
    }

    /** The text of a frame; a binary one is read to its end and counts as empty. */
    private CompletionStage<String> strict(Message message) {
        if (!message.isText()) {
            return message.asBinaryMessage()
                    .getStreamedData()
                    .runWith(Sink.ignore(), system)
                    .thenApply(done -> "");
        }
        if (message.asTextMessage().isStrict()) {
            return CompletableFuture.completedFuture(message.asTextMessage().getStrictText());
        }
        return message.asTextMessage()
                .getStreamedText()
                .limitWeighted(LONGEST_FRAME, text -> (long) text.length())
                .toMat(Sink.fold(new StringBuilder(), StringBuilder::append), Keep.right())
                .run(system)
                .thenApply(StringBuilder::toString);
    }
}
