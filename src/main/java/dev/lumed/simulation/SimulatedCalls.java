package dev.lumed.simulation;

import dev.lumed.backend.Answer;
import dev.lumed.wire.WireException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls over a network that loses, delays and garbles them; one that is given up is not delivered later. */
final class SimulatedCalls {
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(40);

    private final Agenda agenda;
    private final Dice dice;
    private final Weather weather;
    private final SimulatedCredentials credentials;
    private final Duration timeout;
    private final Network network;

    record Response(int status, String body) {}

    /** What makes a value of a body. */
    interface Reading<T> {
        T read(String body) throws WireException;
    }

    SimulatedCalls(
            Agenda agenda,
            Dice dice,
            Weather weather,
            Network network,
            SimulatedCredentials credentials,
            Duration timeout) {
        this.agenda = agenda;
        this.dice = dice;
        this.weather = weather;
        this.network = network;
        this.credentials = credentials;
        this.timeout = timeout;
    }

    static Response ok(String body) {
        return new Response(200, body);
    }

    <T> CompletionStage<Answer<T>> perform(Supplier<Response> handling, Reading<T> reading) {
        CompletableFuture<Answer<T>> answer = new CompletableFuture<>();
        if (credentials.areDenied()) {
            answer.complete(new Answer.Unauthorized<>(SimulatedCredentials.DENIAL));
            return answer;
        }
        if (network.isDown() || weather.strikes(Fault.CONNECTION_REFUSED)) {
            after(Path.latency(dice, weather), answer, unavailable("connection refused", false, Duration.ZERO));
            return answer;
        }
        after(timeout, answer, unavailable("no answer in time", true, Duration.ZERO));
        if (!weather.strikes(Fault.REQUEST_LOST)) {
            agenda.in(Path.latency(dice, weather), () -> arrived(answer, handling, reading));
        }
        return answer;
    }

    private <T> void after(Duration wait, CompletableFuture<Answer<T>> answer, Answer<T> is) {
        agenda.in(wait, () -> answer.complete(is));
    }

    private static <T> Answer<T> unavailable(String reason, boolean maybeProcessed, Duration retryAfter) {
        return new Answer.Unavailable<>(reason, maybeProcessed, retryAfter);
    }

    private <T> void arrived(CompletableFuture<Answer<T>> answer, Supplier<Response> handling, Reading<T> reading) {
        if (answer.isDone() || network.isDown()) {
            return;
        }
        Answer<T> refusal = refused();
        Answer<T> is = refusal == null ? handled(handling.get(), reading) : refusal;
        if (!weather.strikes(Fault.ANSWER_LOST)) {
            after(Path.latency(dice, weather), answer, is);
        }
    }

    /** What the backend, or a proxy before it, answers without having done anything. */
    private <T> @Nullable Answer<T> refused() {
        Duration wait = weather.strikes(Fault.RETRY_AFTER) ? dice.between(SHORTEST_WAIT, LONGEST_WAIT) : Duration.ZERO;
        if (!credentials.letIn()) {
            return new Answer.Unauthorized<>(SimulatedCredentials.DENIAL);
        }
        if (weather.strikes(Fault.THROTTLED)) {
            return new Answer.Throttled<>(wait, "429 Too Many Requests");
        }
        if (weather.strikes(Fault.ERROR_BEFORE)) {
            return unavailable("503 Service Unavailable", true, wait);
        }
        return weather.strikes(Fault.PROXY_PAGE) ? unavailable("200 OK, an HTML page", true, Duration.ZERO) : null;
    }

    private <T> Answer<T> handled(Response response, Reading<T> reading) {
        if (weather.strikes(Fault.ERROR_AFTER)) {
            return unavailable("500 Internal Server Error", true, Duration.ZERO);
        }
        if (response.status() != 200) {
            return new Answer.Refused<>(response.status(), null, "refused", null);
        }
        String body = response.body();
        try {
            return new Answer.Success<>(
                    reading.read(weather.strikes(Fault.ANSWER_CUT) ? body.substring(0, body.length() / 2) : body));
        } catch (WireException unreadable) {
            return unavailable("the answer cannot be read: " + unreadable.getMessage(), true, Duration.ZERO);
        }
    }
}
