package dev.lumed.actor;

import dev.lumed.backend.Backend;
import dev.lumed.backend.Socket;
import dev.lumed.backend.SocketSignal;
import dev.lumed.conversation.ConversationId;
import dev.lumed.wire.ClientFrame;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * One socket of one conversation, from the try to open it to its end. What comes is handed on in order, the next only
 * when the conversation has taken the last. It stops with its socket, and when
 * it is stopped before, the socket is closed.
 */
final class WebSocketActor extends AbstractBehavior<WebSocketActor.Command> {
    static final int NORMAL = 1000;

    sealed interface Command {}

    record Say(ClientFrame frame) implements Command {}

    record Close(int code) implements Command {}

    private record Signalled(SocketSignal signal, CompletableFuture<Done> taken) implements Command {}

    /**
     * Something came of the socket.
     *
     * @param socket the number that the link gave it
     * @param taken to be completed when the next may come
     */
    record Brought(int socket, SocketSignal signal, CompletableFuture<Done> taken) {}

    private final int number;
    private final ActorRef<Brought> owner;
    private final Socket socket;
    private int code = NORMAL;

    private WebSocketActor(
            ActorContext<Command> context, int number, ConversationId id, Backend backend, ActorRef<Brought> owner) {
        super(context);
        this.number = number;
        this.owner = owner;
        ActorRef<Command> self = context.getSelf();
        this.socket = backend.connect(id.value(), signal -> handTo(self, signal));
    }

    static Behavior<Command> create(int number, ConversationId id, Backend backend, ActorRef<Brought> owner) {
        return Behaviors.setup(context -> new WebSocketActor(context, number, id, backend, owner));
    }

    private static CompletionStage<Done> handTo(ActorRef<Command> self, SocketSignal signal) {
        CompletableFuture<Done> taken = new CompletableFuture<>();
        self.tell(new Signalled(signal, taken));
        return taken;
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Signalled.class, this::onSignalled)
                .onMessage(Say.class, this::onSay)
                .onMessage(Close.class, this::onClose)
                .onSignal(PostStop.class, signal -> onPostStop())
                .build();
    }

    private Behavior<Command> onSignalled(Signalled signalled) {
        owner.tell(new Brought(number, signalled.signal(), signalled.taken()));
        return signalled.signal().isLast() ? Behaviors.stopped() : this;
    }

    private Behavior<Command> onSay(Say say) {
        socket.send(say.frame());
        return this;
    }

    private Behavior<Command> onClose(Close close) {
        code = close.code();
        return Behaviors.stopped();
    }

    private Behavior<Command> onPostStop() {
        socket.close(code);
        return this;
    }
}
