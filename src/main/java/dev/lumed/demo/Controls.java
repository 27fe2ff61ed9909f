package dev.lumed.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lumed.demo.dialect.Frame;
import dev.lumed.demo.dialect.Json;
import dev.lumed.demo.fault.BadSwitchException;
import dev.lumed.demo.fault.Ending;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.fault.Values;
import dev.lumed.demo.model.Draft;
import dev.lumed.demo.model.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/** The demo's own API below {@code /demo}: its switches, and what arrived. It lists itself at {@code GET /demo}. */
final class Controls {

    private static final Set<String> ROLES = Set.of("user", "assistant", "system", "function");

    private final DemoBackend backend;
    private final ControlViews views;
    private final List<ControlRoute> routes;

    Controls(DemoBackend backend, DemoState state) {
        this.backend = backend;
        this.views = new ControlViews(state);
        this.routes = List.of(
                new ControlRoute("GET", "", "This list.", call -> index()),
                new ControlRoute("GET", "faults", "What is switched on, and all that can be.", call -> faults()),
                new ControlRoute("PUT", "faults", "{fault: {parameter: value}}: these and no others.", this::putFaults),
                new ControlRoute("PATCH", "faults", "{fault: {parameter: value}}: these as well.", this::patchFaults),
                new ControlRoute("DELETE", "faults", "Switches everything off.", call -> clearFaults()),
                new ControlRoute(
                        "POST", "faults/{fault}", "Switches one on; values in the query or as JSON.", this::postFault),
                new ControlRoute("DELETE", "faults/{fault}", "Switches one off; ?consultation=.", this::deleteFault),
                new ControlRoute("GET", "dialect", "How it speaks, and how it could.", call -> now(views.dialect())),
                new ControlRoute("PATCH", "dialect", "{feature: word}; preset: current, oldest.", this::patchDialect),
                new ControlRoute("GET", "pace", "How fast replies are.", call -> now(views.pace())),
                new ControlRoute("PATCH", "pace", "{think-time, piece-interval}.", this::patchPace),
                new ControlRoute(
                        "POST", "sockets/drop", "{how: close|cut|reset|mid-frame|mute, consultation}.", this::drop),
                new ControlRoute("POST", "sockets/send", "{text or frame, consultation}, as it stands.", this::send),
                new ControlRoute("POST", "network/down", "{for: 10s}: nobody listens for so long.", this::networkDown),
                new ControlRoute("POST", "restart", "All connections reset, all kept in mind.", call -> restart()),
                new ControlRoute("POST", "tokens", "A new pair of tokens.", call -> now(views.tokens())),
                new ControlRoute("POST", "tokens/expire", "No access token is good any more.", call -> expire()),
                new ControlRoute("POST", "tokens/revoke", "Nor any refresh token.", call -> revoke()),
                new ControlRoute(
                        "POST",
                        "consultations/{id}/messages",
                        "{role, content, function_name, function_args} or {messages: […]}: another device writes.",
                        this::write),
                new ControlRoute(
                        "DELETE", "consultations/{id}/messages/{message}", "Another device deletes.", this::remove),
                new ControlRoute(
                        "POST", "consultations/{id}/orphan", "In the way of a new one, yet 404.", this::orphan),
                new ControlRoute("GET", "log", "What arrived and what is stored; ?consultation=.", this::log),
                new ControlRoute("DELETE", "log", "Counts from 0 again.", call -> resetLog()));
    }

    CompletionStage<Answer> answer(HttpRequest request, List<String> path, String body) {
        List<String> below = path.subList(1, path.size());
        try {
            for (ControlRoute route : routes) {
                Optional<List<String>> names = route.match(below);
                if (names.isPresent() && route.method().equals(request.method().value())) {
                    return route.action().apply(ControlCall.of(names.get(), HttpTexts.query(request), body));
                }
            }
            return now(problem(404, "There is no such call; GET /demo lists all of them"));
        } catch (BadSwitchException e) {
            return now(problem(400, String.valueOf(e.getMessage())));
        } catch (RefusedException e) {
            return now(problem(e.status(), e.reason()));
        }
    }

    private CompletionStage<Answer> index() {
        ObjectNode body = Json.object();
        ArrayNode calls = body.putArray("calls");
        routes.forEach(route -> calls.addObject()
                .put("call", route.method() + " /demo" + (route.pattern().isEmpty() ? "" : "/" + route.pattern()))
                .put("explanation", route.explanation()));
        return now(Answer.json(200, body));
    }

    private CompletionStage<Answer> faults() {
        return now(views.faults());
    }

    private CompletionStage<Answer> putFaults(ControlCall call) {
        backend.faults().replace(switches(call));
        return faults();
    }

    private CompletionStage<Answer> patchFaults(ControlCall call) {
        switches(call).forEach(backend.faults()::put);
        return faults();
    }

    private static List<FaultSwitch> switches(ControlCall call) {
        List<FaultSwitch> switches = new ArrayList<>();
        call.json().properties().forEach(field -> {
            if (!field.getValue().isObject()) {
                throw new BadSwitchException(field.getKey(), field.getValue().toString(), "an object of its values");
            }
            switches.add(FaultSwitch.parse(field.getKey(), Json.texts(field.getValue())));
        });
        return switches;
    }

    private CompletionStage<Answer> clearFaults() {
        backend.faults().clear();
        return faults();
    }

    private CompletionStage<Answer> postFault(ControlCall call) {
        backend.faults().put(FaultSwitch.parse(call.name(0), call.texts()));
        return faults();
    }

    private CompletionStage<Answer> deleteFault(ControlCall call) {
        call.allow("consultation");
        Fault fault = Values.word("fault", call.name(0), Fault.class);
        call.text("consultation").ifPresentOrElse(id -> backend.faults().clear(fault, id), () -> backend.faults()
                .clear(fault));
        return faults();
    }

    private CompletionStage<Answer> patchDialect(ControlCall call) {
        backend.dialect(backend.dialect().with(call.texts()));
        return now(views.dialect());
    }

    private CompletionStage<Answer> patchPace(ControlCall call) {
        backend.pace(backend.pace().with(call.texts()));
        return now(views.pace());
    }

    private CompletionStage<Answer> drop(ControlCall call) {
        call.allow("how", "consultation");
        Ending ending = Values.word("how", call.text("how").orElse("reset"), Ending.class);
        int count = backend.dropSockets(call.text("consultation").orElse(null), ending);
        return now(Answer.json(200, Json.object().put("dropped", count)));
    }

    private CompletionStage<Answer> send(ControlCall call) {
        call.allow("text", "frame", "consultation");
        JsonNode frame = call.json().path("frame");
        String text = frame.isObject()
                ? frame.toString()
                : call.text("text").orElse(Frame.of("demo").text());
        int count = backend.sendFrame(call.text("consultation").orElse(null), text);
        return now(Answer.json(200, Json.object().put("sent", count)));
    }

    private CompletionStage<Answer> networkDown(ControlCall call) {
        call.allow("for");
        Duration duration = Values.duration("for", call.text("for").orElse("10s"));
        backend.networkDown(duration);
        return now(Answer.json(202, Json.object().put("back_after_ms", duration.toMillis())));
    }

    private CompletionStage<Answer> restart() {
        backend.networkDown(Duration.ZERO);
        return now(Answer.json(202, Json.object()));
    }

    private CompletionStage<Answer> expire() {
        backend.expireTokens();
        return now(Answer.empty(204));
    }

    private CompletionStage<Answer> revoke() {
        backend.revokeTokens();
        return now(Answer.empty(204));
    }

    private CompletionStage<Answer> write(ControlCall call) {
        List<Draft> drafts = new ArrayList<>();
        if (call.json().path("messages") instanceof ArrayNode array) {
            array.forEach(each -> drafts.add(draft(each)));
        } else {
            drafts.add(draft(call.json()));
        }
        return now(views.messages(backend.write(call.name(0), drafts)));
    }

    private static Draft draft(JsonNode json) {
        String role = json.path("role").asText("assistant");
        if (!ROLES.contains(role)) {
            throw new BadSwitchException("role", role, "one of user, assistant, system, function");
        }
        Map<String, String> texts = Json.texts(json);
        JsonNode arguments = json.path("function_args");
        return new Draft(
                role,
                texts.getOrDefault("content", ""),
                texts.get("function_name"),
                arguments.isObject() ? arguments.toString() : null,
                null);
    }

    private CompletionStage<Answer> remove(ControlCall call) {
        backend.remove(call.name(0), call.name(1));
        return now(Answer.empty(204));
    }

    private CompletionStage<Answer> orphan(ControlCall call) {
        backend.orphan(call.name(0));
        return now(Answer.empty(204));
    }

    private CompletionStage<Answer> log(ControlCall call) {
        call.allow("consultation");
        return now(views.log(call.text("consultation").orElse(null)));
    }

    private CompletionStage<Answer> resetLog() {
        backend.log().reset();
        return now(Answer.empty(204));
    }

    private static Answer problem(int status, String reason) {
        return Answer.json(status, Json.object().put("error", reason));
    }

    private static CompletionStage<Answer> now(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
