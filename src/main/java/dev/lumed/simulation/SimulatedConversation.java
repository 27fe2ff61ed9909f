package dev.lumed.simulation;

import dev.lumed.backend.Backend;
import dev.lumed.backend.Credentials;
import dev.lumed.backend.Socket;
import dev.lumed.conversation.Action;
import dev.lumed.conversation.Conversation;
import dev.lumed.conversation.Cursor;
import dev.lumed.conversation.Event;
import dev.lumed.conversation.Input;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.State;
import dev.lumed.conversation.Transport;
import dev.lumed.conversation.Verdict;
import dev.lumed.conversation.Via;
import dev.lumed.core.Arrivals;
import dev.lumed.core.Round;
import dev.lumed.core.Standing;
import dev.lumed.link.Connection;
import dev.lumed.link.Link;
import dev.lumed.link.LinkSettings;
import dev.lumed.link.Purpose;
import dev.lumed.wire.ClientFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/**
 * The shell of one conversation in a virtual world, as the actor is in the real one: one command at a time, what it
 * decides is stored and then done, a failed write begins anew from what is stored, and a crash loses all but that.
 */
final class SimulatedConversation implements Round.Performer {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Host host;
    private final String id;
    private final Conversation core;
    private final LinkSettings linkSettings;
    private final SimulatedStore store;
    private final Consumer<Telling> audience;
    private final Deque<Command> mailbox = new ArrayDeque<>();
    private State state = State.UNBORN;
    private Cursor cursorApart = Cursor.START;
    private Standing standing;
    private @Nullable Socket socket;
    private Agenda.@Nullable Plan alarm;
    private boolean busy;
    private int life;
    private int generation;

    /** Where a conversation runs. */
    record Host(Agenda agenda, Dice dice, Machine machine, Backend backend, Mutation mutation, Transcript transcript) {}

    private record Command(Function<Round, @Nullable Verdict> move, BiConsumer<State, @Nullable Verdict> then) {}

    /** Something that readers are told. */
    interface Telling {
        void to(Reader reader);
    }

    SimulatedConversation(
            Host host,
            String id,
            Conversation core,
            LinkSettings linkSettings,
            SimulatedStore store,
            Consumer<Telling> audience) {
        this.host = host;
        this.id = id;
        this.core = core;
        this.linkSettings = linkSettings;
        this.store = store;
        this.audience = audience;
        this.standing = resting(Link.closed(linkSettings, host.machine().linkNow()));
    }

    String id() {
        return id;
    }

    State state() {
        return state;
    }

    Standing standing() {
        return standing;
    }

    SimulatedStore store() {
        return store;
    }

    Account account() {
        return Account.of(state, store.archived(), standing);
    }

    boolean isRunning() {
        return life % 2 == 1;
    }

    boolean isBusy() {
        return busy;
    }

    // Life and death

    void start() {
        life++;
        busy = false;
        standing = resting(Link.closed(linkSettings, host.machine().linkNow()));
        recover();
    }

    private Standing resting(Link link) {
        return Standing.resting(link, host.mutation() == Mutation.FORGETS_A_RESTORE ? 0 : store.restoredTo());
    }

    /** The process is gone, and with it all that was under way. */
    void crash() {
        if (!isRunning()) {
            return;
        }
        host.transcript().line("process", () -> "crashes");
        life++;
        forget();
        mailbox.clear();
    }

    private void forget() {
        generation++;
        if (socket != null) {
            socket.close(1006);
            socket = null;
        }
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }

    /** What was decided and is not stored is worth nothing. What came meanwhile is dropped with the stash. */
    private void writeFailed() {
        forget();
        mailbox.clear();
        int now = life;
        host.agenda().in(host.dice().between(SHORTEST_PAUSE, LONGEST_PAUSE), () -> {
            if (life == now) {
                busy = false;
                standing = resting(standing.link().anew(host.machine().linkNow()));
                recover();
                // What was stored without anybody knowing, nobody was told of.
                audience.accept(reader -> reader.resume(state.log(), store.archived()));
            }
        });
    }

    private void recover() {
        host.transcript().line("process", () -> "begins anew");
        state = store.recovered();
        if (host.mutation() == Mutation.KEEPS_THE_CURSOR_APART) {
            state = new Event.HistoryRead(List.of(), cursorApart, Via.REST).applyTo(state);
        }
        tell(round -> {});
    }

    // One command after the other

    void tell(Consumer<Round> move) {
        ask(
                round -> {
                    move.accept(round);
                    return null;
                },
                (after, verdict) -> {});
    }

    void ask(Function<Round, @Nullable Verdict> move, BiConsumer<State, @Nullable Verdict> then) {
        if (isRunning()) {
            mailbox.add(new Command(move, then));
            goOn();
        }
    }

    /** Does what waits, unless the process stands still. */
    void goOn() {
        while (!busy && isRunning() && !host.machine().stands() && !mailbox.isEmpty()) {
            play(mailbox.remove());
        }
    }

    private void play(Command command) {
        Round round = new Round(core, state, standing, host.machine().now());
        Verdict verdict = command.move().apply(round);
        List<Event> events =
                round.events().stream().map(host.mutation()::stored).toList();
        events.forEach(event -> host.transcript().line("lumed", () -> event));
        if (events.isEmpty()) {
            finish(round, verdict, command);
            return;
        }
        cursorApart = round.state().cursor();
        busy = true;
        int now = life;
        store.write(events, stored -> {
            if (life != now) {
                return;
            }
            if (!stored) {
                writeFailed();
                return;
            }
            busy = false;
            for (Event event : events) {
                state = event.applyTo(state);
            }
            finish(round, verdict, command);
            goOn();
        });
    }

    private void finish(Round round, @Nullable Verdict verdict, Command command) {
        standing = round.standing();
        Invariants.check(this);
        round.deeds().forEach(deed -> deed.performedBy(this));
        setAlarm();
        command.then().accept(state, verdict);
    }

    private void setAlarm() {
        if (alarm != null) {
            alarm.cancel();
        }
        alarm = standing.wakeAt()
                .map(at -> host.agenda().in(at.minus(host.machine().monotonic()), () -> tell(Round::tick)))
                .orElse(null);
    }

    /** The machine slept, and its timers with it. */
    void woke() {
        setAlarm();
        goOn();
    }

    // What the cores ask for

    @Override
    public void connectSocket(int number) {
        int now = generation;
        socket = host.backend().connect(id, signal -> {
            CompletableFuture<Done> taken = new CompletableFuture<>();
            if (now == generation) {
                ask(
                        round -> {
                            Arrivals.signal(number, signal, round);
                            return null;
                        },
                        (after, verdict) -> taken.complete(Done.getInstance()));
            }
            return taken;
        });
    }

    @Override
    public void closeSocket(int code, String reason) {
        if (socket != null) {
            socket.close(code);
            socket = null;
        }
    }

    @Override
    public void sendPing() {
        if (socket != null) {
            socket.send(new ClientFrame.Ping());
        }
    }

    /** A simulated call has a connection of its own. */
    @Override
    public void wokeUp() {}

    @Override
    public void readStarts(Purpose purpose) {
        host.transcript().line("link", () -> "reads for " + purpose);
    }

    @Override
    public void transitioned(Connection from, Connection to) {
        host.transcript().line("link", () -> to);
    }

    private Credentials.State credentials() {
        return host.backend().credentials().state();
    }

    @Override
    public void transmit(Action.Transmit action) {
        if (action.transport() == Transport.SOCKET) {
            if (socket != null) {
                socket.send(new ClientFrame.Message(action.content()));
            }
            return;
        }
        int now = life;
        host.backend().send(id, action.content()).thenAccept(answer -> {
            if (life == now) {
                tell(round -> Arrivals.sent(action.id(), answer, credentials(), round));
            }
        });
    }

    @Override
    public void readPage(Action.ReadPage action) {
        host.transcript().line("lumed", () -> action);
        int now = generation;
        host.backend().messages(id, action.offset(), action.limit()).thenAccept(answer -> {
            if (generation == now) {
                tell(round -> Arrivals.page(answer, credentials(), round));
            }
        });
    }

    @Override
    public void consultArchive(Action.ConsultArchive action) {
        int now = life;
        store.consult(
                action.ids(),
                found -> came(
                        now,
                        found.<Input>map(Input.ArchiveConsulted::new)
                                .orElseGet(() -> new Input.ReadFailed("the archive cannot be read", Duration.ZERO))));
    }

    @Override
    public void archive(Action.Archive action) {
        int now = life;
        List<MessageId> ids = action.messages().stream().map(Message::id).toList();
        store.archive(action.messages(), done -> came(now, new Input.Archived(done ? ids : List.of())));
    }

    private void came(int then, Input input) {
        if (life == then) {
            tell(round -> round.tell(input));
        }
    }

    @Override
    public void readFinished(Action.ReadFinished action) {}

    @Override
    public void readUnfinished(Action.ReadUnfinished action) {}

    @Override
    public void announce(Action.Announce action) {
        audience.accept(reader -> reader.changed(action.message()));
    }

    @Override
    public void announceRemoved(Action.AnnounceRemoved action) {
        audience.accept(reader -> reader.removed(action.id(), action.seq()));
    }

    @Override
    public void announceChunk(Action.AnnounceChunk action) {
        host.transcript().line("reader", () -> action);
        audience.accept(reader -> reader.grew(action.id(), action.offset(), action.text()));
    }

    @Override
    public void announceTyping(Action.AnnounceTyping action) {
        audience.accept(reader -> reader.typing(action.active()));
    }

    @Override
    public void note(Action.Note action) {
        host.transcript().line("story", () -> action);
    }
}
