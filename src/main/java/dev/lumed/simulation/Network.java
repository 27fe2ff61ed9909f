package dev.lumed.simulation;

import dev.lumed.backend.SocketSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The way to the backend as a whole: up, or down for all sockets and calls at once. */
final class Network {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Duration FLAP = Duration.ofSeconds(2);
    private static final int MOST_FLAPS = 60;

    private final Agenda agenda;
    private final Dice dice;
    private final Weather weather;
    private final List<SimulatedSocket> sockets = new ArrayList<>();
    private boolean down;
    private int flaps;

    Network(Agenda agenda, Dice dice, Weather weather) {
        this.agenda = agenda;
        this.dice = dice;
        this.weather = weather;
    }

    void begin() {
        agenda.in(SECOND, this::age);
    }

    boolean isDown() {
        return down;
    }

    void opened(SimulatedSocket socket) {
        sockets.removeIf(SimulatedSocket::isOver);
        sockets.add(socket);
    }

    private void age() {
        if (!down && flaps == 0) {
            if (weather.strikes(Fault.NETWORK_DOWN)) {
                goDown();
                agenda.in(dice.between(SHORTEST, LONGEST), this::comeUp);
            } else if (weather.strikes(Fault.NETWORK_FLAPPING)) {
                flaps = dice.between(2, MOST_FLAPS);
                flap();
            }
        }
        agenda.in(SECOND, this::age);
    }

    private void flap() {
        if (flaps == 0) {
            return;
        }
        flaps--;
        goDown();
        agenda.in(FLAP, () -> {
            comeUp();
            agenda.in(FLAP, this::flap);
        });
    }

    /** Some of the sockets are reset, the others merely carry nothing any more. */
    void goDown() {
        down = true;
        for (SimulatedSocket socket : List.copyOf(sockets)) {
            if (dice.chance(0.5)) {
                socket.die();
            } else {
                socket.end(new SocketSignal.Failed("the connection was reset"));
            }
        }
        sockets.clear();
    }

    void resetSockets() {
        List.copyOf(sockets).forEach(socket -> socket.end(new SocketSignal.Failed("the connection was reset")));
        sockets.clear();
    }

    void comeUp() {
        down = false;
    }

    void heal() {
        flaps = 0;
        comeUp();
    }
}
