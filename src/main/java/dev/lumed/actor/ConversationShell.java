package dev.lumed.actor;

import dev.lumed.actor.ConversationCommand.Came;
import dev.lumed.backend.SocketSignal;
import dev.lumed.conversation.Action;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Event;
import dev.lumed.conversation.Input;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.Transport;
import dev.lumed.core.Arrivals;
import dev.lumed.core.Round;
import dev.lumed.link.Connection;
import dev.lumed.link.Purpose;
import dev.lumed.wire.ClientFrame;
import dev.lumed.wire.ServerFrame;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/** Does what the cores of one conversation ask for: its children, its readers, its archive. */
final class ConversationShell implements Round.Performer {
    private final ActorContext<ConversationCommand> context;
    private final ConversationId id;
    private final Surroundings surroundings;
    private final ActorRef<FeedActor.Command> feed;
    private final ActorRef<PollGate.Command> gate;
    private final ActorRef<ConversationRegistry.Command> registry;
    private final OperatorLog operator;
    private final ConversationMeter meter;
    private @Nullable ActorRef<WebSocketActor.Command> socket;
    private @Nullable ActorRef<PollerActor.Command> poller;

    ConversationShell(ActorContext<ConversationCommand> context, ConversationId id, Home home) {
        this.context = context;
        this.id = id;
        this.surroundings = home.surroundings();
        this.feed = home.feed();
        this.gate = home.gate();
        this.registry = home.registry();
        this.operator = new OperatorLog(context.getLog(), surroundings.clock());
        this.meter = new ConversationMeter(surroundings.meters(), surroundings.nanos());
    }

    /** What a socket brought, to the cores; what lumed does not know is handed on to readers as it is. */
    void arrived(WebSocketActor.Brought brought, Round round) {
        Arrivals.signal(brought.socket(), brought.signal(), round);
        meter.signalled(brought.socket(), brought.signal());
        if (brought.signal() instanceof SocketSignal.Received received) {
            for (ServerFrame frame : received.frames()) {
                if (frame instanceof ServerFrame.Unknown unknown) {
                    publish(new FeedEvent.BackendEvent(
                            id, unknown.type(), unknown.data().toString()));
                }
            }
        }
    }

    /** The children of an earlier life are gone with it. */
    void begin() {
        socket = null;
        poller = null;
        meter.begin();
    }

    void stored(List<Event> events, long begun) {
        meter.stored(events, begun);
    }

    @Override
    public void connectSocket(int number) {
        ActorRef<WebSocketActor.Brought> owner =
                context.messageAdapter(WebSocketActor.Brought.class, ConversationCommand.SocketBrought::new);
        socket = context.spawn(WebSocketActor.create(number, id, surroundings.backend(), owner), "socket-" + number);
        meter.connecting(number);
    }

    @Override
    public void closeSocket(int code, String reason) {
        if (socket != null) {
            socket.tell(new WebSocketActor.Close(code));
            socket = null;
        }
        meter.hungUp(code);
    }

    @Override
    public void sendPing() {
        say(new ClientFrame.Ping());
    }

    @Override
    public void wokeUp() {
        if (surroundings.backend().wokeUp()) {
            registry.tell(new ConversationRegistry.StoodStill());
        }
    }

    private void say(ClientFrame frame) {
        if (socket != null) {
            socket.tell(new WebSocketActor.Say(frame));
        }
    }

    @Override
    public void readStarts(Purpose purpose) {
        operator.readStarts(purpose);
        meter.readStarts(purpose);
    }

    @Override
    public void transitioned(Connection from, Connection to) {
        surroundings.storage().chronicle().transition(id, to);
        publish(new FeedEvent.ConnectionChanged(id, to));
        operator.transitioned(from, to);
        meter.transitioned(from, to);
    }

    @Override
    public void transmit(Action.Transmit action) {
        if (action.transport() == Transport.SOCKET) {
            say(new ClientFrame.Message(action.content()));
            return;
        }
        context.pipeToSelf(
                surroundings.backend().send(id.value(), action.content()),
                (answer, failure) -> new ConversationCommand.SendAnswered(
                        action.id(), answer != null ? answer : Answers.failed("sending", failure)));
    }

    @Override
    public void readPage(Action.ReadPage action) {
        if (poller == null) {
            ActorRef<PollerActor.Outcome> reader =
                    context.messageAdapter(PollerActor.Outcome.class, ConversationCommand.PageBrought::new);
            poller = context.spawn(PollerActor.create(surroundings.backend(), id, gate, reader), "poller");
            // A conversation without it would never read again; one that dies is started anew.
            context.watch(poller);
        }
        poller.tell(new PollerActor.Read(action.offset(), action.limit()));
    }

    @Override
    public void consultArchive(Action.ConsultArchive action) {
        context.pipeToSelf(
                surroundings.storage().archive().positions(id, action.ids()),
                (positions, failure) -> new Came(
                        positions != null
                                ? new Input.ArchiveConsulted(positions)
                                : new Input.ReadFailed("the archive cannot be read", Duration.ZERO)));
    }

    @Override
    public void archive(Action.Archive action) {
        List<dev.lumed.conversation.MessageId> ids =
                action.messages().stream().map(Message::id).toList();
        context.pipeToSelf(
                surroundings.storage().archive().append(id, action.messages()),
                (done, failure) -> new Came(new Input.Archived(done != null ? ids : List.of())));
    }

    /** Both are the link's, which was told of them in the same round. */
    @Override
    public void readFinished(Action.ReadFinished action) {
        operator.readFinished();
        meter.readFinished();
    }

    @Override
    public void readUnfinished(Action.ReadUnfinished action) {
        operator.readUnfinished(action.reason());
    }

    @Override
    public void announce(Action.Announce action) {
        publish(new FeedEvent.MessageChanged(id, action.message(), 0));
    }

    @Override
    public void announceRemoved(Action.AnnounceRemoved action) {
        publish(new FeedEvent.MessageRemoved(id, action.id(), action.seq(), 0));
    }

    @Override
    public void announceChunk(Action.AnnounceChunk action) {
        publish(new FeedEvent.Chunk(id, action.id(), action.offset(), action.text()));
    }

    @Override
    public void announceTyping(Action.AnnounceTyping action) {
        publish(new FeedEvent.Typing(id, action.active()));
    }

    @Override
    public void note(Action.Note action) {
        surroundings.storage().chronicle().note(id, action.id(), action.note());
        operator.noted(action.id(), action.note());
        meter.noted(action.note());
    }

    private void publish(FeedEvent event) {
        feed.tell(new FeedActor.Publish(event));
    }
}
