package dev.lumed.demo;

import dev.lumed.demo.dialect.Feature;
import dev.lumed.demo.fault.Fault;
import dev.lumed.demo.fault.FaultParameter;
import dev.lumed.demo.fault.FaultSwitch;
import dev.lumed.demo.line.Line;
import dev.lumed.demo.model.Account;
import dev.lumed.demo.model.RefusedException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;

/** Lets a client onto the WebSocket of a consultation, or refuses as documented. */
final class Upgrades {

    private final DemoState state;
    private final RestService rest;
    private final Sockets sockets;

    Upgrades(DemoState state, RestService rest, Sockets sockets) {
        this.state = state;
        this.rest = rest;
        this.sockets = sockets;
    }

    CompletionStage<HttpResponse> answer(HttpRequest request, Target target, Line line) {
        Optional<CompletionStage<HttpResponse>> broken = broken(target);
        if (broken.isPresent()) {
            return broken.get();
        }
        try {
            return CompletableFuture.completedFuture(open(request, target, line));
        } catch (RefusedException e) {
            return CompletableFuture.completedFuture(HttpTexts.response(Answer.refusal(state.bodies(), e)));
        }
    }

    private Optional<CompletionStage<HttpResponse>> broken(Target target) {
        if (taken(Fault.UPGRADE_HANG, target).isPresent()) {
            return Optional.of(RestFaults.never());
        }
        return taken(Fault.UPGRADE_STATUS, target)
                .map(fault ->
                        RetryAfter.addedTo(refusal(fault), fault, state.clock().instant()))
                .or(() -> taken(Fault.UPGRADE_HTML, target)
                        .map(fault -> Answer.html(fault.number(FaultParameter.STATUS))))
                .map(answer -> CompletableFuture.completedFuture(HttpTexts.response(answer)));
    }

    private Answer refusal(FaultSwitch fault) {
        return Answer.refusal(
                state.bodies(),
                new RefusedException(fault.number(FaultParameter.STATUS), "SERVER_ERROR", "Broken on purpose"));
    }

    private Optional<FaultSwitch> taken(Fault fault, Target target) {
        return state.faults().take(fault, target.consultation());
    }

    private HttpResponse open(HttpRequest request, Target target, Line line) {
        rest.checkKey(HttpTexts.credentials(request));
        Account account = rest.authenticate(target, token(request));
        String id = String.valueOf(target.consultation());
        if (!state.consultations().get(account.userId(), id).isActive()) {
            throw new RefusedException(403, "CONSULTATION_NOT_ACTIVE", "This consultation is not active");
        }
        if (state.log().openSockets() >= state.settings().limits().sockets()) {
            throw new RefusedException(503, "CONNECTION_LIMIT", "Too many sockets are open");
        }
        WebSocketUpgrade upgrade = request.getAttribute(AttributeKeys.webSocketUpgrade)
                .orElseThrow(() -> new RefusedException(400, "UPGRADE_REQUIRED", "This is a WebSocket"));
        return sockets.open(upgrade, id, account.userId(), line);
    }

    /** The access token from where the dialect looks for it. */
    private String token(HttpRequest request) {
        Optional<String> query = request.getUri().query().get("token");
        Optional<String> header = HttpTexts.bearer(request);
        return switch (state.dialect().word(Feature.SOCKET_AUTH)) {
            case "query" -> query.orElse("");
            case "header" -> header.orElse("");
            default -> query.or(() -> header).orElse("");
        };
    }
}
