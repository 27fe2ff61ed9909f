package dev.lumed.simulation;

import dev.lumed.backend.Answer;
import dev.lumed.backend.Backend;
import dev.lumed.backend.Credentials;
import dev.lumed.backend.Socket;
import dev.lumed.backend.SocketListener;
import dev.lumed.backend.SocketSignal;
import dev.lumed.simulation.Dialect.Posting;
import dev.lumed.wire.AnswerCodec;
import dev.lumed.wire.Consultation;
import dev.lumed.wire.CreateConsultation;
import dev.lumed.wire.Created;
import dev.lumed.wire.MessagePage;
import dev.lumed.wire.QuickAction;
import dev.lumed.wire.Sent;
import dev.lumed.wire.SentStyle;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/**
 * What lumed talks to in a virtual world: the promises of {@link Backend}, kept over a network that keeps none. Answers
 * pass through the real codec.
 */
public final class SimulatedBackend implements Backend {
    private static final Duration HANG = Duration.ofHours(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(20);

    private final SimulatedServer server;
    private final Network network;
    private final Weather weather;
    private final Dice dice;
    private final SimulatedCredentials credentials;
    private final SimulatedCalls calls;
    private int upgrades;
    private int reads;
    private int posts;

    SimulatedBackend(SimulatedServer server, Network network, Duration timeout) {
        this.server = server;
        this.network = network;
        this.weather = server.weather();
        this.dice = server.dice().fork();
        this.credentials = new SimulatedCredentials(weather);
        this.calls = new SimulatedCalls(server.agenda(), dice, weather, network, credentials, timeout);
    }

    @Override
    public CompletionStage<Answer<Created>> create(CreateConsultation request) {
        return calls.perform(
                () -> SimulatedCalls.ok(
                        AnswerCodec.encodeCreated(new Created(consultation(server.create()), null, false))),
                AnswerCodec::decodeCreated);
    }

    @Override
    public CompletionStage<Answer<Consultation>> consultation(String id) {
        return calls.perform(
                () -> of(id, found -> AnswerCodec.encodeConsultation(consultation(found))),
                AnswerCodec::decodeConsultation);
    }

    @Override
    public CompletionStage<Answer<Consultation>> complete(String id) {
        return consultation(id);
    }

    @Override
    public CompletionStage<Answer<Done>> delete(String id) {
        return calls.perform(
                () -> {
                    server.delete(id);
                    return SimulatedCalls.ok("");
                },
                body -> Done.getInstance());
    }

    @Override
    public CompletionStage<Answer<MessagePage>> messages(String id, long offset, int limit) {
        reads++;
        return calls.perform(
                () -> of(id, found -> AnswerCodec.encodeMessages(found.page(offset, limit))),
                AnswerCodec::decodeMessages);
    }

    @Override
    public CompletionStage<Answer<Sent>> send(String id, String content) {
        posts++;
        SentStyle style = server.dialect().posts() == Posting.ACCEPTED ? SentStyle.ACCEPTED : SentStyle.CREATED;
        return calls.perform(
                () -> of(id, found -> AnswerCodec.encodeSent(found.post(content), style)), AnswerCodec::decodeSent);
    }

    @Override
    public CompletionStage<Answer<List<QuickAction>>> quickActions(
            @Nullable String contextType, @Nullable String persona) {
        return calls.perform(
                () -> SimulatedCalls.ok(AnswerCodec.encodeQuickActions(
                        List.of(new QuickAction("begin", "Begin", "Where do I begin?", null, contextType, persona)))),
                AnswerCodec::decodeQuickActions);
    }

    private SimulatedCalls.Response of(String id, Function<ServerConversation, String> body) {
        ServerConversation found = server.find(id);
        return found == null ? new SimulatedCalls.Response(404, "{}") : SimulatedCalls.ok(body.apply(found));
    }

    private Consultation consultation(ServerConversation found) {
        return new Consultation(
                found.id(),
                null,
                "nutritionist",
                "active",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                found.list().size(),
                SimulatedServer.BEGINNING,
                null);
    }

    @Override
    public Socket connect(String id, SocketListener listener) {
        ServerConversation found = server.find(id);
        ServerConversation there = found == null ? ServerConversation.unknown(server, id) : found;
        SimulatedSocket socket = new SimulatedSocket(server.agenda(), dice.fork(), weather, there, listener);
        upgrades++;
        server.agenda().in(Path.latency(dice, weather), () -> upgrade(socket, found != null));
        return socket;
    }

    private void upgrade(SimulatedSocket socket, boolean found) {
        if (!found) {
            socket.end(refused(404));
        } else if (network.isDown() || weather.strikes(Fault.UPGRADE_RESET)) {
            socket.end(new SocketSignal.Failed("connection refused"));
        } else if (!credentials.letIn()) {
            socket.end(new SocketSignal.Unauthorized(SimulatedCredentials.DENIAL));
        } else if (weather.strikes(Fault.UPGRADE_UNAVAILABLE)) {
            Duration wait = weather.strikes(Fault.RETRY_AFTER) ? RETRY_AFTER : Duration.ZERO;
            socket.end(new SocketSignal.Refused(503, "Service Unavailable", wait));
        } else if (weather.strikes(Fault.UPGRADE_UNAUTHORIZED)) {
            socket.end(refused(401));
        } else if (weather.strikes(Fault.UPGRADE_NOT_FOUND)) {
            socket.end(refused(404));
        } else if (weather.strikes(Fault.UPGRADE_PAGE)) {
            socket.end(refused(200));
        } else if (weather.strikes(Fault.UPGRADE_HANG)) {
            server.agenda().in(HANG, () -> socket.end(new SocketSignal.Failed("no answer in time")));
        } else {
            network.opened(socket);
            socket.open();
        }
    }

    /** How often a socket was tried. */
    int upgrades() {
        return upgrades;
    }

    int reads() {
        return reads;
    }

    int posts() {
        return posts;
    }

    private static SocketSignal refused(int status) {
        return new SocketSignal.Refused(status, "refused", Duration.ZERO);
    }

    @Override
    public boolean wokeUp() {
        return false; // no timer is late in the simulation, so that each conversation notices by itself
    }

    @Override
    public Credentials credentials() {
        return credentials;
    }
}
