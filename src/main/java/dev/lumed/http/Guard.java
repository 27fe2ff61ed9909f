package dev.lumed.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.Host;
import org.apache.pekko.http.javadsl.model.headers.HttpOrigin;
import org.apache.pekko.http.javadsl.model.headers.Origin;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * Who may ask at all. Other programs of this machine and pages in its browser can reach the port, so every request must
 * be addressed to us by a name of ours, must not come from a foreign page, and must carry the token, as a bearer's or in
 * the page's cookie. Whatever is refused here has had no effect.
 */
final class Guard {
    private static final Set<String> OPEN =
            Set.of("/health/live", "/health/ready", "/metrics", "/openapi.yaml", SignInPage.STYLE);
    private static final String OUR_PAGE = "same-origin";
    private static final Set<String> OWN_FETCHES = Set.of(OUR_PAGE, "none");
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethods.GET, HttpMethods.HEAD);
    private static final String BEARER = "bearer ";

    static final Problem FOREIGN_HOST = Problem.of(
            StatusCodes.MISDIRECTED_REQUEST,
            "foreign-host",
            "The Host must be a name of this daemon, once and with its port.");
    private static final Problem FOREIGN_ORIGIN =
            Problem.of(StatusCodes.FORBIDDEN, "foreign-origin", "Pages of other origins may not use this API.");
    private static final Problem UNPROVEN_ORIGIN = Problem.of(
            StatusCodes.FORBIDDEN,
            "unproven-origin",
            "With the page's cookie alone a request must show that the page makes it, by Origin or Sec-Fetch-Site:"
                    + " same-origin. Programs show the token instead.");
    private static final Problem NOT_JSON = Problem.of(
            StatusCodes.UNSUPPORTED_MEDIA_TYPE, "not-json", "A request body must be of type application/json.");
    private static final Problem UNAUTHORIZED = Problem.of(
                    StatusCodes.UNAUTHORIZED,
                    "unauthorized",
                    "The token of the file api-token in the daemon's data directory is needed: as Authorization:"
                            + " Bearer. `lumed ui` signs a browser in.")
            .with(RawHeader.create("WWW-Authenticate", "Bearer realm=\"lumed\""));

    /** What a request shows. */
    private enum Proof {
        NONE,
        TOKEN,
        COOKIE
    }

    private final HostNames hosts;
    private final ApiToken token;
    private final SignIn signIn;
    private final SlowLane failures;
    private final ApiMetrics metrics;
    private final SignInPage signInPage = new SignInPage();

    Guard(HostNames hosts, ApiToken token, SignIn signIn, SlowLane failures, ApiMetrics metrics) {
        this.hosts = hosts;
        this.token = token;
        this.signIn = signIn;
        this.failures = failures;
        this.metrics = metrics;
    }

    /** The answer to a request that goes no further; empty for one that may be done. */
    Optional<CompletionStage<HttpResponse>> check(HttpRequest request) {
        if (!isAddressedToUs(request)) {
            return refuse(FOREIGN_HOST);
        }
        if (!isFromOurPage(request)) {
            return refuse(FOREIGN_ORIGIN);
        }
        Optional<SignIn.Outcome> attempt = signIn.attempt(request);
        if (attempt.isPresent()) {
            return Optional.of(
                    attempt.get() == SignIn.Outcome.SIGNED_IN
                            ? CompletableFuture.completedFuture(signIn.welcome())
                            : unauthorized(request, attempt));
        }
        Proof proof = proof(request);
        if (!isOpen(request) && proof == Proof.NONE) {
            return Optional.of(unauthorized(request, attempt));
        }
        if (proof == Proof.COOKIE && !SAFE.contains(request.method()) && !saysItIsOurPage(request)) {
            return refuse(UNPROVEN_ORIGIN);
        }
        return isJsonOrEmpty(request) ? Optional.empty() : refuse(NOT_JSON);
    }

    private boolean isAddressedToUs(HttpRequest request) {
        return request.getHeader(Host.class).filter(hosts::include).isPresent();
    }

    /** Programs send no Origin; a browser sends it with whatever could change something. */
    private boolean isFromOurPage(HttpRequest request) {
        for (HttpHeader header : request.getHeaders()) {
            if (header.is("origin") && !(header instanceof Origin origin && isOurs(origin))) {
                return false;
            }
            // Another port of this machine is the same site, whose requests carry our cookie.
            if (header.is("sec-fetch-site")
                    && !OWN_FETCHES.contains(header.value())
                    && !path(request).equals("/")) {
                return false;
            }
        }
        return true;
    }

    private boolean isOurs(Origin origin) {
        List<HttpOrigin> origins =
                StreamSupport.stream(origin.getOrigins().spliterator(), false).toList();
        return origins.size() == 1
                && origins.get(0).scheme().equals(hosts.scheme())
                && hosts.include(origins.get(0).host());
    }

    private static boolean isOpen(HttpRequest request) {
        return OPEN.contains(path(request));
    }

    /** By what a request may be done; a program's token goes before what a browser keeps. */
    private Proof proof(HttpRequest request) {
        Optional<String> bearer = request.getHeader("Authorization")
                .map(HttpHeader::value)
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
        if (bearer.isPresent()) {
            return token.matches(bearer.get()) ? Proof.TOKEN : Proof.NONE;
        }
        return signIn.hasCookie(request) ? Proof.COOKIE : Proof.NONE;
    }

    /** A browser shows its cookie whoever makes it ask; only what it says of the asking page tells ours from others. */
    private static boolean saysItIsOurPage(HttpRequest request) {
        // Foreign ones have been refused before.
        return request.getHeader(Origin.class).isPresent()
                || request.getHeader("Sec-Fetch-Site")
                        .filter(site -> site.value().equals(OUR_PAGE))
                        .isPresent();
    }

    /** A page of another origin can post forms and plain text without asking, but never JSON, nor a store. */
    private static boolean isJsonOrEmpty(HttpRequest request) {
        ContentType type = request.entity().getContentType();
        boolean absent =
                type.equals(ContentTypes.NO_CONTENT_TYPE) && request.entity().isKnownEmpty();
        return absent || type.mediaType().equals(MediaTypes.APPLICATION_JSON) || StoreRoutes.isStore(request);
    }

    private Optional<CompletionStage<HttpResponse>> refuse(Problem problem) {
        metrics.refused(problem.code());
        return Optional.of(CompletableFuture.completedFuture(problem.response()));
    }

    private CompletionStage<HttpResponse> unauthorized(HttpRequest request, Optional<SignIn.Outcome> attempt) {
        metrics.refused(UNAUTHORIZED.code());
        return failures.answer(
                SignInPage.isFor(request) ? signInPage.insteadOf(UNAUTHORIZED, attempt) : UNAUTHORIZED.response());
    }

    private static String path(HttpRequest request) {
        return request.getUri().getPathString();
    }
}
