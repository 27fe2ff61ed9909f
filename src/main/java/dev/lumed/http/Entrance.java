package dev.lumed.http;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.Host;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.model.headers.TimeoutAccess;
import org.apache.pekko.japi.function.Function;

/**
 * What every request goes through: first the guard, then its whole body is read, then a route answers; and whatever
 * happens on the way, the answer has a form that its client knows.
 */
final class Entrance {
    private static final long BODY_TIMEOUT_MILLIS = 5_000;
    /** As in {@code server.conf}, which stops one that does not tell its length. */
    private static final long LARGEST_BODY = 64 << 10;

    private static final Problem SLOW_BODY =
            Problem.of(StatusCodes.REQUEST_TIMEOUT, "body-timeout", "The request's body did not arrive in time.");

    private static final HttpHeader NO_POLICY =
            RawHeader.create(PageRoutes.POLICY_HEADER, "default-src 'none'; frame-ancestors 'none'");
    private static final List<HttpHeader> SECURITY = List.of(
            RawHeader.create("X-Content-Type-Options", "nosniff"),
            RawHeader.create("X-Frame-Options", "DENY"),
            RawHeader.create("Referrer-Policy", "no-referrer"),
            RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"),
            RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"));
    /** For a month a browser asks this host by no other way, on whatever port: long enough to matter, and to be undone. */
    private static final HttpHeader ONLY_ENCRYPTED = RawHeader.create("Strict-Transport-Security", "max-age=2592000");

    private static final HttpHeader NOT_KEPT = RawHeader.create("Cache-Control", "no-store");

    private final ActorSystem<?> system;
    private final Guard guard;
    private final Function<HttpRequest, CompletionStage<HttpResponse>> routes;
    private final ApiMetrics metrics;
    private final HostNames hosts;

    Entrance(
            ActorSystem<?> system,
            Guard guard,
            Function<HttpRequest, CompletionStage<HttpResponse>> routes,
            ApiMetrics metrics,
            HostNames hosts) {
        this.system = system;
        this.guard = guard;
        this.routes = routes;
        this.metrics = metrics;
        this.hosts = hosts;
    }

    CompletionStage<HttpResponse> answer(HttpRequest request) {
        request.getHeader(TimeoutAccess.class).ifPresent(access -> access.timeoutAccess()
                .updateHandler(late -> finished(Problems.TIMEOUT.response())));
        return admitted(request)
                .exceptionally(Problems::answer)
                .thenApply(this::finished)
                .thenApply(response -> isOnlyEncrypted(request) ? response.addHeader(ONLY_ENCRYPTED) : response);
    }

    private CompletionStage<HttpResponse> admitted(HttpRequest request) {
        try {
            Optional<CompletionStage<HttpResponse>> refusal = guard.check(request);
            if (refusal.isPresent()) {
                request.discardEntityBytes(system);
                return refusal.get();
            }
            return StoreRoutes.isStore(request)
                    ? routed(request)
                    : whole(request).thenCompose(this::routed);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private CompletionStage<HttpResponse> routed(HttpRequest request) {
        try {
            return routes.apply(request);
        } catch (Exception failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private CompletionStage<HttpRequest> whole(HttpRequest request) {
        if (request.entity().getContentLengthOption().orElse(0) > LARGEST_BODY) {
            request.discardEntityBytes(system);
            return CompletableFuture.failedFuture(Problems.TOO_LARGE.asException());
        }
        return request.toStrict(BODY_TIMEOUT_MILLIS, system)
                .<HttpRequest>thenApply(strict -> strict)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        Problems.cause(failure) instanceof TimeoutException ? SLOW_BODY.asException() : failure));
    }

    private HttpResponse finished(HttpResponse response) {
        metrics.answered(response.status().intValue());
        return secured(response);
    }

    private boolean isOnlyEncrypted(HttpRequest request) {
        return request.getHeader(Host.class).filter(hosts::isOnlyEncrypted).isPresent();
    }

    static HttpResponse secured(HttpResponse response) {
        return unlessSaid(NOT_KEPT, unlessSaid(NO_POLICY, response.addHeaders(SECURITY)));
    }

    private static HttpResponse unlessSaid(HttpHeader header, HttpResponse response) {
        return response.getHeader(header.name()).isPresent() ? response : response.addHeader(header);
    }
}
