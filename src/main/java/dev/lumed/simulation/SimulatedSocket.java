package dev.lumed.simulation;

import dev.lumed.backend.Socket;
import dev.lumed.backend.SocketListener;
import dev.lumed.backend.SocketSignal;
import dev.lumed.wire.ClientDialect;
import dev.lumed.wire.ClientFrame;
import dev.lumed.wire.FrameCodec;
import dev.lumed.wire.ServerFrame;
import dev.lumed.wire.WireException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Both ends of one socket and the network between them. What is said passes through the real codec, both ways. */
final class SimulatedSocket implements Socket {
    private static final int ABNORMAL = 1011;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Agenda agenda;
    private final Dice dice;
    private final Weather weather;
    private final ServerConversation server;
    private final SocketListener listener;
    private final Deque<SocketSignal> signals = new ArrayDeque<>();
    private final Path toServer;
    private final Path toClient;
    private boolean delivering;
    private boolean over;
    private @Nullable String held;

    SimulatedSocket(Agenda agenda, Dice dice, Weather weather, ServerConversation server, SocketListener listener) {
        this.agenda = agenda;
        this.dice = dice;
        this.weather = weather;
        this.server = server;
        this.listener = listener;
        this.toServer = new Path(agenda, dice, weather, this::heard);
        this.toClient = new Path(agenda, dice, weather, this::arrived);
    }

    /** The upgrade succeeds. */
    void open() {
        if (over) {
            return;
        }
        signal(new SocketSignal.Opened());
        server.attach(this);
        if (weather.strikes(Fault.SOCKET_SILENT)) {
            toClient.die();
        }
        say(new ServerFrame.Connected(server.id(), null));
        agenda.in(SECOND, this::age);
    }

    /** The upgrade, or the socket, comes to this end. */
    void end(SocketSignal last) {
        if (!over) {
            signal(last);
            cut();
        }
    }

    boolean isOver() {
        return over;
    }

    /** With each second of its life something may happen to a socket. */
    private void age() {
        if (over) {
            return;
        }
        if (weather.strikes(Fault.SOCKET_RESET)) {
            end(new SocketSignal.Failed("the connection was reset"));
        } else if (weather.strikes(Fault.SOCKET_CLOSED)) {
            end(new SocketSignal.Closed(ABNORMAL, "going away"));
        } else {
            if (weather.strikes(Fault.HALF_OPEN)) {
                die();
            }
            if (weather.strikes(Fault.OUTBOUND_DEAD)) {
                toServer.die();
            }
            agenda.in(SECOND, this::age);
        }
    }

    /** Nothing comes through any more, and nobody is told. */
    void die() {
        toServer.die();
        toClient.die();
        server.detach(this);
    }

    private void cut() {
        over = true;
        toClient.die();
        server.detach(this);
        if (dice.chance(0.5)) {
            toServer.die();
        }
    }

    // From the client

    @Override
    public void send(ClientFrame frame) {
        if (!over && !weather.strikes(Fault.FRAME_LOST)) {
            toServer.carry(FrameCodec.encode(frame, ClientDialect.CURRENT));
        }
    }

    @Override
    public void close(int code) {
        if (!over) {
            over = true;
            toClient.die();
            server.detach(this);
        }
    }

    private void heard(String text) {
        try {
            server.hear(this, FrameCodec.decodeClient(text));
        } catch (WireException unreadable) {
            throw new IllegalStateException("lumed said what no server reads: " + text, unreadable);
        }
    }

    // From the server

    void say(ServerFrame frame) {
        if (weather.strikes(Fault.FRAME_UNKNOWN)) {
            mangled("{\"type\":\"meal_log.completed\",\"data\":{\"id\":7}}");
        }
        if (weather.strikes(Fault.FRAME_SENSELESS)) {
            mangled(dice.pick(List.of("[]", "{}", "{\"type\":5}", "null", "no JSON", "[".repeat(500), "", "\u0000")));
        }
        mangled(FrameCodec.encode(frame));
    }

    private void mangled(String text) {
        if (weather.strikes(Fault.FRAME_LOST)) {
            return;
        }
        String whole = weather.strikes(Fault.FRAME_CUT) ? text.substring(0, text.length() / 2) : text;
        if (weather.strikes(Fault.FRAME_REORDERED)) {
            toClient.dawdle(whole);
        } else if (weather.strikes(Fault.FRAMES_JOINED)) {
            held = held == null ? whole : held + "\n" + whole;
        } else {
            toClient.carry(held == null ? whole : held + "\n" + whole);
            held = null;
        }
        if (weather.strikes(Fault.FRAME_REPEATED)) {
            toClient.carry(whole);
        }
    }

    private void arrived(String text) {
        signal(new SocketSignal.Received(FrameCodec.decode(text)));
    }

    private void signal(SocketSignal signal) {
        signals.add(signal);
        deliver();
    }

    /** One by one: the next only when the last was taken. */
    private void deliver() {
        while (!delivering && !signals.isEmpty()) {
            delivering = true;
            listener.on(signals.remove()).whenComplete((taken, failure) -> {
                delivering = false;
                deliver();
            });
        }
    }
}
