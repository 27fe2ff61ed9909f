package dev.lumed.backend;

import dev.lumed.meters.Meters;
import dev.lumed.settings.BackendSettings;
import dev.lumed.settings.Secret;
import dev.lumed.settings.WebSocketSettings;
import dev.lumed.wire.AnswerCodec;
import dev.lumed.wire.Consultation;
import dev.lumed.wire.CreateConsultation;
import dev.lumed.wire.Created;
import dev.lumed.wire.MessagePage;
import dev.lumed.wire.QuickAction;
import dev.lumed.wire.RequestCodec;
import dev.lumed.wire.Sent;
import dev.lumed.wire.WireException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.HttpsConnectionContext;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.Query;
import org.apache.pekko.japi.Pair;
import org.jspecify.annotations.Nullable;

/** The backend over Pekko HTTP. */
public final class PekkoBackend implements Backend {
    private static final String CONSULTATIONS = "/consultations";
    private static final int NOT_FOUND = 404;

    private final Optional<Secret> apiKey;
    private final Lanes lanes;
    private final Caller caller;
    private final TokenKeeper keeper;
    private final Upgrades upgrades;
    private final Meters meters;
    private final OpenSockets sockets = new OpenSockets();

    /**
     * Connects to nothing yet.
     *
     * @throws java.util.NoSuchElementException if the settings name no URL
     */
    public static PekkoBackend create(
            ClassicActorSystemProvider system,
            BackendSettings settings,
            WebSocketSettings websocket,
            Meters meters,
            TokenVault vault) {
        // Nothing of Pekko's configuration comes into it: that can switch off what must not be.
        HttpsConnectionContext tls =
                ConnectionContext.httpsClient(settings.tls().context());
        ActorSystem actors = system.classicSystem();
        Resolver resolver = new Resolver(actors.dispatchers().lookup("pekko.actor.default-blocking-io-dispatcher"));
        Dialer dialer = new Dialer(actors, tls, resolver, settings.requestTimeout());
        return new PekkoBackend(dialer, settings, websocket, meters, vault);
    }

    /** As the other, counted by nobody, and with tokens that end with the process. */
    public static PekkoBackend create(
            ClassicActorSystemProvider system, BackendSettings settings, WebSocketSettings websocket) {
        return create(system, settings, websocket, new Meters(InstantSource.system()), TokenVault.none());
    }

    PekkoBackend(
            Dialer dialer, BackendSettings settings, WebSocketSettings websocket, Meters meters, TokenVault vault) {
        InstantSource clock = InstantSource.system();
        Addresses addresses = new Addresses(settings);
        Requests requests = new Requests(addresses, settings.apiKey());
        this.lanes = new Lanes(dialer, addresses.origin(), clock, meters);
        Scrubber scrubber = new Scrubber(this::secrets);
        Answers answers = new Answers(scrubber);
        Duration timeout = settings.requestTimeout();
        this.apiKey = settings.apiKey();
        this.meters = meters;
        this.keeper = new TokenKeeper(
                settings.credentials(), new SignInCalls(lanes, requests, answers, timeout), System::nanoTime, vault);
        this.caller = new Caller(lanes, requests, answers, keeper, timeout);
        this.upgrades = new Upgrades(dialer, addresses, requests, scrubber, websocket, clock);
    }

    private List<String> secrets() {
        List<String> secrets = new ArrayList<>(keeper.secrets());
        apiKey.map(Secret::reveal).ifPresent(secrets::add);
        return secrets;
    }

    @Override
    public CompletionStage<Answer<Created>> create(CreateConsultation request) {
        return caller.perform(Call.post(CONSULTATIONS, RequestCodec.encodeCreate(request), AnswerCodec::decodeCreated));
    }

    /** All of them, however many pages that takes; each page has the request timeout. */
    public CompletionStage<Answer<List<Consultation>>> consultations() {
        return new ConsultationList(caller).readAll();
    }

    @Override
    public CompletionStage<Answer<Consultation>> consultation(String id) {
        return ofConsultation(id, path -> Call.get(path, AnswerCodec::decodeConsultation));
    }

    @Override
    public CompletionStage<Answer<Done>> delete(String id) {
        CompletionStage<Answer<Done>> deleting =
                ofConsultation(id, path -> new Call<>(HttpMethods.DELETE, path, null, nothing -> Done.getInstance()));
        return deleting.thenApply(answer -> isGone(answer) ? new Answer.Success<>(Done.getInstance()) : answer);
    }

    private static boolean isGone(Answer<?> answer) {
        return answer instanceof Answer.Refused<?> refused && refused.status() == NOT_FOUND;
    }

    /** The documents do not say what the answer holds: where it is no consultation, that is fetched. */
    @Override
    public CompletionStage<Answer<Consultation>> complete(String id) {
        CompletionStage<Answer<Optional<Consultation>>> completing =
                ofConsultation(id, path -> Call.post(path + "/complete", "{}", PekkoBackend::readIfPresent));
        return completing.thenCompose(answer -> {
            if (answer instanceof Answer.Success<Optional<Consultation>> success) {
                return success.value()
                        .<CompletionStage<Answer<Consultation>>>map(
                                read -> CompletableFuture.completedFuture(new Answer.Success<>(read)))
                        .orElseGet(() -> consultation(id));
            }
            return CompletableFuture.completedFuture(Answers.passOn(answer));
        });
    }

    private static Optional<Consultation> readIfPresent(String body) {
        try {
            return Optional.of(AnswerCodec.decodeConsultation(body));
        } catch (WireException none) {
            return Optional.empty();
        }
    }

    @Override
    public CompletionStage<Answer<MessagePage>> messages(String id, long offset, int limit) {
        String query = "/messages?limit=" + limit + "&offset=" + offset;
        return ofConsultation(id, path -> Call.get(path + query, AnswerCodec::decodeMessages));
    }

    @Override
    public CompletionStage<Answer<Sent>> send(String id, String content) {
        String body = RequestCodec.encodeSend(content);
        return ofConsultation(id, path -> Call.post(path + "/messages", body, AnswerCodec::decodeSent));
    }

    @Override
    public CompletionStage<Answer<List<QuickAction>>> quickActions(
            @Nullable String contextType, @Nullable String persona) {
        List<Pair<String, String>> wishes = new ArrayList<>();
        if (contextType != null) {
            wishes.add(Pair.create("context_type", contextType));
        }
        if (persona != null) {
            wishes.add(Pair.create("persona", persona));
        }
        String query = wishes.isEmpty() ? "" : "?" + Query.create(wishes).render(HttpCharsets.UTF_8);
        return caller.perform(Call.get(CONSULTATIONS + "/quick-actions" + query, AnswerCodec::decodeQuickActions));
    }

    private <T> CompletionStage<Answer<T>> ofConsultation(String id, Function<String, Call<T>> call) {
        if (!Addresses.isId(id)) {
            return CompletableFuture.completedFuture(
                    new Answer.Refused<>(NOT_FOUND, null, "there can be no such consultation", null));
        }
        return caller.perform(call.apply(CONSULTATIONS + "/" + id.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Socket connect(String id, SocketListener listener) {
        sockets.began();
        Signals signals = new Signals(signal -> hear(signal, listener), sockets::ended);
        PekkoSocket socket = new PekkoSocket(upgrades, keeper, id.toLowerCase(Locale.ROOT), signals);
        socket.begin();
        return socket;
    }

    private CompletionStage<?> hear(SocketSignal signal, SocketListener listener) {
        if (signal instanceof SocketSignal.Received) {
            meters.frameReceived();
        }
        return listener.on(signal);
    }

    /** Completes when every socket has come to its end: one that was closed has then said good-bye. */
    public CompletionStage<Done> disconnected() {
        return sockets.none();
    }

    /** For whoever takes its place: the configured tokens may be spent. */
    public BackendSettings withTokensInUse(BackendSettings settings) {
        return settings.with(keeper.inUse(settings.credentials()));
    }

    @Override
    public boolean wokeUp() {
        return lanes.wokeUp();
    }

    @Override
    public TokenKeeper credentials() {
        return keeper;
    }
}
