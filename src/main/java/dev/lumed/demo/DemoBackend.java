package dev.lumed.demo;

import dev.lumed.demo.dialect.Dialect;
import dev.lumed.demo.fault.Ending;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitches;
import dev.lumed.demo.line.Line;
import dev.lumed.demo.line.Slowness;
import dev.lumed.demo.model.Consultation;
import dev.lumed.demo.model.Draft;
import dev.lumed.demo.model.NewConsultation;
import dev.lumed.demo.model.StoredMessage;
import dev.lumed.demo.model.Tokens;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.pattern.Patterns;
import org.jspecify.annotations.Nullable;

/**
 * A demo backend that runs: the documented wire on a real port, and everything that can be switched about it. All of it
 * may be used from any thread.
 */
public final class DemoBackend {

    /** Long enough for the answer to the call that takes the network down. */
    private static final Duration BEFORE_DOWN = Duration.ofMillis(100);

    private final ActorSystem<?> system;
    private final DemoState state;
    private final SocketHub hub;
    private final Listener listener;
    private final ActorRef<ReplyActor.Command> speaker;

    private DemoBackend(ActorSystem<?> system, DemoSettings settings) {
        this.system = system;
        state = new DemoState(settings, InstantSource.system());
        hub = new SocketHub(state);
        speaker =
                system.systemActorOf(ReplyActor.create(state, hub), "demo-replies-" + UUID.randomUUID(), Props.empty());
        Replies replies = new Replies(state, speaker);
        RestService rest = new RestService(state, replies, hub);
        Sockets sockets = new Sockets(system, state, hub, new SocketInbox(state, replies));
        Reception reception =
                new Reception(system, state, rest, new Upgrades(state, rest, sockets), new Controls(this, state));
        listener = new Listener(system, settings, this::slowness, reception::receive);
    }

    /** Starts to listen; fails with {@link DemoSettingsException}, or an {@link IOException} for a port that is taken. */
    public static CompletionStage<DemoBackend> start(ActorSystem<?> system, DemoSettings settings) {
        try {
            DemoBackend backend = new DemoBackend(system, settings);
            return backend.listener.listen().thenApply(listening -> backend);
        } catch (DemoSettingsException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** What {@code lumed.backend.url} has to be. */
    public URI uri() {
        return uri(state.settings().tls() == null ? "http" : "https");
    }

    /** What {@code lumed.backend.websocket-url} may be. */
    public URI socketUri() {
        return uri(state.settings().tls() == null ? "ws" : "wss");
    }

    private URI uri(String scheme) {
        return URI.create(scheme + "://" + state.settings().host() + ":" + listener.port());
    }

    public DemoSettings settings() {
        return state.settings();
    }

    public FaultSwitches faults() {
        return state.faults();
    }

    /** What arrived. */
    public DemoLog log() {
        return state.log();
    }

    public Dialect dialect() {
        return state.dialect();
    }

    /** Speaks like this from now on, to sockets that are open as well. */
    public void dialect(Dialect dialect) {
        state.dialect(dialect);
    }

    public Pace pace() {
        return state.pace();
    }

    public void pace(Pace pace) {
        state.pace(pace);
    }

    /** Ends every open socket; completes when they are gone, at once with {@code MUTE}. */
    public CompletionStage<Done> dropSockets(Ending ending) {
        return hub.end(null, ending);
    }

    /** Ends the sockets of a consultation, or with null all of them, and says how many. */
    public int dropSockets(@Nullable String consultation, Ending ending) {
        int count = hub.sockets(consultation).size();
        hub.end(consultation, ending);
        return count;
    }

    /** Sends a text frame as it stands on the sockets of a consultation, or with null on all, and says on how many. */
    public int sendFrame(@Nullable String consultation, String text) {
        List<DemoSocket> open = hub.sockets(consultation);
        open.forEach(socket -> socket.sendRaw(text));
        return open.size();
    }

    /** Stops listening and resets all connections: a connection is refused from when this completes. */
    public CompletionStage<Done> stopListening() {
        return listener.stop();
    }

    /** Listens again on the same port, knowing all that it knew. */
    public CompletionStage<Done> listenAgain() {
        return listener.listenAgain();
    }

    /** Resets all connections and listens again. */
    public CompletionStage<Done> restart() {
        return stopListening().thenCompose(stopped -> listenAgain());
    }

    /** Stops listening in a moment, and listens again after so long. */
    public CompletionStage<Done> networkDown(Duration duration) {
        return after(BEFORE_DOWN, this::stopListening).thenCompose(stopped -> after(duration, this::listenAgain));
    }

    private CompletionStage<Done> after(Duration pause, Supplier<CompletionStage<Done>> action) {
        return Patterns.after(pause, system, action::get);
    }

    /** A new pair of tokens of the first account, beside those that exist. */
    public Tokens issueTokens() {
        return state.tokens().issue(state.settings().access().first());
    }

    /** From now on every access token is too old. */
    public void expireTokens() {
        state.tokens().expireAccess();
    }

    /** From now on no token is known. */
    public void revokeTokens() {
        state.tokens().revokeAll();
    }

    /** Creates a consultation of the first account, as another device would, with its greeting. */
    public Consultation create(String persona) {
        Consultation created =
                state.consultations().create(state.settings().access().first().userId(), NewConsultation.with(persona));
        write(created.id(), List.of(Draft.assistant(state.personas().greeting(persona))));
        return created;
    }

    public List<Consultation> consultations() {
        return state.consultations().all();
    }

    /** The stored messages, the oldest first. */
    public List<StoredMessage> messages(String consultation) {
        return state.consultations().messages(consultation);
    }

    /** Stores messages that another device wrote, and pushes them where the dialect does so. */
    public List<StoredMessage> write(String consultation, List<Draft> drafts) {
        List<StoredMessage> written = drafts.stream()
                .map(draft -> state.consultations().append(consultation, draft))
                .toList();
        hub.push(written);
        state.log().changed();
        return written;
    }

    /** Deletes a message, as another device would. */
    public void remove(String consultation, String message) {
        state.consultations().remove(consultation, message);
        state.log().changed();
    }

    /** From now on the consultation answers 404, and stands in the way of a new one until it is deleted. */
    public void orphan(String consultation) {
        state.consultations().orphan(consultation);
    }

    /** Stops listening, ends all connections and forgets everything; does not stop the actor system. */
    public CompletionStage<Done> stop() {
        speaker.tell(ReplyActor.Stop.STOP);
        return listener.stop();
    }

    private Slowness slowness(Line line) {
        return state.faults()
                .take(Fault.SLOW_LINE, line.consultation())
                .map(fault -> new Slowness(RestFaults.delay(fault), fault.number(FaultParameter.BYTES_PER_SECOND)))
                .orElse(Slowness.NONE);
    }
}
