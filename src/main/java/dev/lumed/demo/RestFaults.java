package dev.lumed.demo;

import dev.lumed.demo.fault.Ending;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.line.Line;
import dev.lumed.demo.model.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** What can go wrong with a REST call, before it is processed and on the way back. */
final class RestFaults {

    private final ActorSystem<?> system;
    private final DemoState state;

    RestFaults(ActorSystem<?> system, DemoState state) {
        this.system = system;
        this.state = state;
    }

    /** The response of a call that is not even processed, if a fault says so. */
    Optional<CompletionStage<HttpResponse>> before(Call call, Line line, String pathAndQuery) {
        List<Supplier<Optional<CompletionStage<HttpResponse>>>> faults = List.of(
                () -> taken(Fault.REST_HANG, call).map(fault -> never()),
                () -> taken(Fault.REST_RESET, call).map(fault -> reset(line)),
                () -> taken(Fault.REST_STATUS, call).map(fault -> now(status(fault))),
                () -> taken(Fault.REST_HTML, call).map(fault -> now(Answer.html(fault.number(FaultParameter.STATUS)))),
                () -> taken(Fault.REST_REDIRECT, call).map(fault -> now(redirect(fault, pathAndQuery))));
        return faults.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    /** The response that the answer to a call becomes. */
    CompletionStage<HttpResponse> after(Call call, Answer answer, Line line) {
        if (RestService.leavesSomething(call, answer)) {
            Optional<FaultSwitch> lost =
                    MessageFaults.take(state.faults(), Fault.ANSWER_LOST, call.consultation(), "rest");
            if (lost.isPresent()) {
                return lost.get().text(FaultParameter.HOW).equals("reset") ? reset(line) : never();
            }
        }
        HttpResponse response = taken(Fault.REST_TRUNCATED, call)
                .map(fault -> truncated(fault, answer, line))
                .orElseGet(() -> HttpTexts.response(answer));
        return taken(Fault.REST_SLOW, call)
                .map(fault -> late(fault, response))
                .orElseGet(() -> CompletableFuture.completedFuture(response));
    }

    /** A response that does not come; what waits for it ends with the connection. */
    static CompletionStage<HttpResponse> never() {
        return new CompletableFuture<>();
    }

    /** How long a fault delays, jitter included. */
    static Duration delay(FaultSwitch fault) {
        long jitter = fault.duration(FaultParameter.JITTER).toMillis();
        return fault.duration(FaultParameter.DELAY)
                .plusMillis(ThreadLocalRandom.current().nextLong(jitter + 1));
    }

    private Optional<FaultSwitch> taken(Fault fault, Call call) {
        return state.faults().take(fault, call.target().kind(), call.target().consultation());
    }

    private Answer status(FaultSwitch fault) {
        int status = fault.number(FaultParameter.STATUS);
        String code = status == 429 ? "RATE_LIMIT" : "SERVER_ERROR";
        Answer answer = Answer.refusal(state.bodies(), new RefusedException(status, code, "Broken on purpose"));
        return RetryAfter.addedTo(answer, fault, state.clock().instant());
    }

    private static Answer redirect(FaultSwitch fault, String pathAndQuery) {
        return Answer.empty(fault.number(FaultParameter.STATUS))
                .withHeader("Location", fault.text(FaultParameter.TO) + pathAndQuery);
    }

    private static HttpResponse truncated(FaultSwitch fault, Answer answer, Line line) {
        if (fault.text(FaultParameter.HOW).equals("body")) {
            return HttpTexts.response(answer.halved());
        }
        ByteString whole = ByteString.fromString(answer.body());
        Source<ByteString, ?> half = Source.single(whole.take(whole.size() / 2)).concat(Source.lazySource(() -> {
            line.end(Ending.CUT);
            return Source.maybe();
        }));
        return HttpTexts.response(answer)
                .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, whole.size(), half));
    }

    private CompletionStage<HttpResponse> late(FaultSwitch fault, HttpResponse response) {
        return Patterns.after(delay(fault), system, () -> CompletableFuture.completedFuture(response));
    }

    private static CompletionStage<HttpResponse> reset(Line line) {
        line.end(Ending.RESET);
        return never();
    }

    private static CompletionStage<HttpResponse> now(Answer answer) {
        return CompletableFuture.completedFuture(HttpTexts.response(answer));
    }
}
