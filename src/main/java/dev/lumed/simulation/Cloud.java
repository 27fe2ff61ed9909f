package dev.lumed.simulation;

import dev.lumed.backend.Backend;
import dev.lumed.settings.Secret;
import dev.lumed.wire.WireMessage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The backend of a virtual world and the way to it, for whoever wants to play a client against them. */
public final class Cloud {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final SimulatedServer server;
    private final Network network;
    private final SimulatedBackend backend;

    Cloud(Agenda agenda, Dice dice, Weather weather, Dialect dialect, Transcript transcript) {
        this.server = new SimulatedServer(agenda, dice.fork(), weather, dialect, transcript);
        this.network = new Network(agenda, dice.fork(), weather);
        this.backend = new SimulatedBackend(server, network, TIMEOUT);
    }

    /** One that speaks the current version, and where nothing goes wrong but what is set to. */
    public static Cloud fair(Agenda agenda, long seed) {
        Dice dice = new Dice(seed);
        return new Cloud(agenda, dice, Weather.fair(dice.fork()), Dialect.CURRENT, new Transcript(agenda, null));
    }

    /** One with a dialect and a weather of its seed, from {@link #begin} on until {@link #heal}. */
    public static Cloud stormy(Agenda agenda, long seed) {
        Dice dice = new Dice(seed);
        Weather weather = Weather.drawn(dice.fork());
        return new Cloud(agenda, dice.fork(), weather, Dialect.drawn(dice), new Transcript(agenda, null));
    }

    public void begin() {
        network.begin();
    }

    /** From now on nothing goes wrong any more. */
    public void heal() {
        weather().heal();
        network.heal();
        backend.credentials().put(Secret.of("new"), Secret.of("new"));
    }

    public Backend backend() {
        return backend;
    }

    public Weather weather() {
        return server.weather();
    }

    SimulatedServer server() {
        return server;
    }

    /** How often a socket was tried. */
    public int upgrades() {
        return backend.upgrades();
    }

    /** Pages of lists that were asked for. */
    public int reads() {
        return backend.reads();
    }

    /** Messages that were sent by REST. */
    public int posts() {
        return backend.posts();
    }

    /** Every connection, and every try to make one, fails until {@link #comeUp}. */
    public void goDown() {
        network.goDown();
    }

    public void comeUp() {
        network.comeUp();
    }

    /** Every socket is reset. */
    public void resetSockets() {
        network.resetSockets();
    }

    /** The id of a new conversation. */
    public String create() {
        return server.create().id();
    }

    /** The messages of a conversation, oldest first. */
    public List<WireMessage> list(String conversation) {
        return found(conversation).list();
    }

    /** Every message that was sent to it, in the order in which they came. */
    public List<WireMessage> heard(String conversation) {
        return found(conversation).heard();
    }

    /** Another device writes. */
    public void writeElsewhere(String conversation, String content) {
        found(conversation).writeElsewhere("user", content);
    }

    ServerConversation found(String conversation) {
        return Objects.requireNonNull(server.find(conversation), conversation);
    }
}
