package dev.lumed.demo;

import dev.lumed.demo.fault.CallKind;
import dev.lumed.demo.line.Line;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Where every request of a connection arrives: counted, and shown to whom it concerns. */
final class Reception {

    private static final String CONTROLS = "demo";
    private static final long LARGEST_BODY = 16L << 20;
    private static final Duration BODY_TIMEOUT = Duration.ofSeconds(30);

    private final ActorSystem<?> system;
    private final DemoState state;
    private final RestService rest;
    private final RestFaults faults;
    private final Upgrades upgrades;
    private final Controls controls;

    Reception(ActorSystem<?> system, DemoState state, RestService rest, Upgrades upgrades, Controls controls) {
        this.system = system;
        this.state = state;
        this.rest = rest;
        this.faults = new RestFaults(system, state);
        this.upgrades = upgrades;
        this.controls = controls;
    }

    CompletionStage<HttpResponse> receive(HttpRequest request, Line line) {
        List<String> path = HttpTexts.path(request);
        if (!path.isEmpty() && path.get(0).equals(CONTROLS)) {
            return body(request)
                    .thenCompose(body -> controls.answer(request, path, body))
                    .thenApply(HttpTexts::response);
        }
        Target target = Target.of(request.method().value(), path);
        count(request, target);
        if (target.kind() == CallKind.UPGRADE) {
            request.discardEntityBytes(system);
            return upgrades.answer(request, target, line);
        }
        return body(request).thenCompose(body -> call(request, target, body, line));
    }

    private CompletionStage<HttpResponse> call(HttpRequest request, Target target, String body, Line line) {
        Call call = new Call(target, HttpTexts.query(request), HttpTexts.credentials(request), body);
        Optional<CompletionStage<HttpResponse>> broken =
                faults.before(call, line, request.getUri().toRelative().toString());
        return broken.orElseGet(() -> rest.answer(call).thenCompose(answer -> faults.after(call, answer, line)));
    }

    private void count(HttpRequest request, Target target) {
        if (!HttpTexts.credentials(request).isEmpty()
                || request.getUri().query().get("token").isPresent()) {
            state.log().arrivedWithCredentials();
        }
        state.log().arrived(target.kind(), target.consultation());
    }

    private CompletionStage<String> body(HttpRequest request) {
        if (request.entity().isStrict()) {
            return CompletableFuture.completedFuture(text((HttpEntity.Strict) request.entity()));
        }
        return request.entity()
                .toStrict(BODY_TIMEOUT.toMillis(), LARGEST_BODY, system)
                .thenApply(Reception::text);
    }

    private static String text(HttpEntity.Strict entity) {
        return entity.getData().utf8String();
    }
}
