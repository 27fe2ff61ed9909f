package dev.lumed.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;

import dev.lumed.actor.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.Allow;
import org.apache.pekko.http.javadsl.server.ExceptionHandler;
import org.apache.pekko.http.javadsl.server.MethodRejection;
import org.apache.pekko.http.javadsl.server.Rejection;
import org.apache.pekko.http.javadsl.server.RejectionHandler;
import org.apache.pekko.http.scaladsl.model.EntityStreamException;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;
import org.apache.pekko.http.scaladsl.model.ParsingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever goes wrong into a {@link Problem}: refusals, requests that no route wants, and faults of our own. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    static final Problem TOO_LARGE =
            Problem.of(StatusCodes.CONTENT_TOO_LARGE, "too-large", "A request body has at most 64 KiB.");
    static final Problem STOPPING = Problem.of(StatusCodes.SERVICE_UNAVAILABLE, "stopping", "The daemon is stopping.");
    static final Problem TIMEOUT = Problem.of(
                    StatusCodes.SERVICE_UNAVAILABLE,
                    "timeout",
                    "There was no answer in time. The request may still have been done.")
            .retryAfter(Duration.ofSeconds(1));
    private static final Problem INTERNAL = Problem.of(
            StatusCodes.INTERNAL_SERVER_ERROR,
            "internal",
            "This is a fault of the daemon; its log has the particulars.");

    private Problems() {}

    static Problem of(Outcome.Refusal<?> refusal) {
        Problem problem = Problem.of(status(refusal.kind()), word(refusal.code()), refusal.detail());
        @Nullable Duration delay = refusal.retryAfter();
        if (delay == null && refusal.kind() == Outcome.Kind.TOO_MANY) {
            delay = Duration.ofSeconds(1);
        }
        return delay == null ? problem : problem.retryAfter(delay);
    }

    /** A code may be the backend's own, in whatever style; here all are lower-case words with hyphens. */
    private static String word(String code) {
        String word =
                code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return word.isEmpty() ? "refused" : word;
    }

    /** Trouble with the backend is never a 401: that would say that the client's own token is wrong. */
    private static StatusCode status(Outcome.Kind kind) {
        return switch (kind) {
            case INVALID -> StatusCodes.BAD_REQUEST;
            case NOT_FOUND -> StatusCodes.NOT_FOUND;
            case CONFLICT -> StatusCodes.CONFLICT;
            case MISMATCH -> StatusCodes.UNPROCESSABLE_CONTENT;
            case TOO_MANY -> StatusCodes.TOO_MANY_REQUESTS;
            case STORE_FAILED -> StatusCodes.INTERNAL_SERVER_ERROR;
            case STORE_FULL -> StatusCodes.INSUFFICIENT_STORAGE;
            case BACKEND_REFUSED -> StatusCodes.BAD_GATEWAY;
            case BACKEND_UNAUTHORIZED, BACKEND_UNAVAILABLE, STORE_AWAY, STOPPING -> StatusCodes.SERVICE_UNAVAILABLE;
        };
    }

    /** What is behind the wrappers that a stage puts around a failure. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    static HttpResponse answer(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof ProblemException known) {
            return known.problem().response();
        }
        if (cause instanceof EntityStreamSizeException) {
            return TOO_LARGE.response();
        }
        if (cause instanceof IllegalUriException || cause instanceof ParsingException) {
            return Problem.badRequest("invalid-request", "The request's address is not well formed.")
                    .response();
        }
        if (cause instanceof EntityStreamException) {
            return Problem.badRequest("malformed-request", "The request's body is not well formed, or not whole.")
                    .response();
        }
        if (cause instanceof TimeoutException) {
            LOG.warn("A request of the local API had no answer in time", cause);
            return TIMEOUT.response();
        }
        LOG.error("A request of the local API failed", cause);
        return INTERNAL.response();
    }

    static RejectionHandler rejections() {
        return RejectionHandler.newBuilder()
                .handleAll(MethodRejection.class, rejected -> complete(notAllowed(rejected)))
                .handle(
                        Rejection.class,
                        other -> complete(Problem.badRequest("invalid-request", "The request is not well formed.")
                                .response()))
                .handleNotFound(complete(Problem.notFound("There is nothing here; /openapi.yaml tells what there is.")
                        .response()))
                .build();
    }

    static ExceptionHandler exceptions() {
        return ExceptionHandler.newBuilder()
                .matchAny(failure -> complete(answer(failure)))
                .build();
    }

    private static HttpResponse notAllowed(List<MethodRejection> rejected) {
        List<HttpMethod> allowed =
                rejected.stream().map(MethodRejection::supported).distinct().toList();
        String names = allowed.stream().map(HttpMethod::value).collect(Collectors.joining(", "));
        return Problem.of(StatusCodes.METHOD_NOT_ALLOWED, "method-not-allowed", "Allowed here: " + names + ".")
                .with(Allow.create(allowed.toArray(HttpMethod[]::new)))
                .response();
    }
}
