package dev.lumed.http;

import dev.lumed.settings.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.Query;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.Cookie;
import org.apache.pekko.http.javadsl.model.headers.HttpCookie;
import org.apache.pekko.http.javadsl.model.headers.Location;
import org.apache.pekko.http.javadsl.model.headers.SameSite;
import org.apache.pekko.http.javadsl.model.headers.SetCookie;

/** How a browser comes by the page's cookie: by a login code in the page's address, or by the token itself. */
final class SignIn {
    private static final String TOKEN = "token";
    private static final String CODE = "code";

    private final HostNames hosts;
    private final ApiToken token;
    private final LoginCodes codes;

    SignIn(HostNames hosts, ApiToken token, LoginCodes codes) {
        this.hosts = hosts;
        this.token = token;
        this.codes = codes;
    }

    /** What came of what an address offers. */
    enum Outcome {
        SIGNED_IN,
        WRONG_TOKEN,
        WRONG_CODE
    }

    /** The page's address with a code, below an address of this daemon. */
    static URI address(URI daemon, Secret code) {
        return daemon.resolve("/?" + CODE + "=" + code.reveal());
    }

    /** Empty where nothing is offered. A code is spent by it, and a browser that only looks spends none. */
    Optional<Outcome> attempt(HttpRequest request) {
        boolean page = request.method().equals(HttpMethods.GET)
                && request.getUri().getPathString().equals("/");
        if (!page) {
            return Optional.empty();
        }
        Query query = request.getUri().query();
        return query.get(TOKEN)
                .map(offered -> token.matches(offered) ? Outcome.SIGNED_IN : Outcome.WRONG_TOKEN)
                .or(() ->
                        query.get(CODE).map(offered -> codes.spend(offered) ? Outcome.SIGNED_IN : Outcome.WRONG_CODE));
    }

    /** Gives the cookie, and leads on to where the address has nothing in it. */
    HttpResponse welcome() {
        HttpCookie cookie = HttpCookie.create(cookieName(), token.cookieValue().reveal())
                .withPath("/")
                .withSecure(hosts.areEncrypted())
                .withHttpOnly(true)
                .withSameSite(SameSite.Strict);
        return HttpResponse.create()
                .withStatus(StatusCodes.SEE_OTHER)
                .addHeader(Location.create("/"))
                .addHeader(SetCookie.create(cookie));
    }

    boolean hasCookie(HttpRequest request) {
        return StreamSupport.stream(request.getHeaders(Cookie.class).spliterator(), false)
                .flatMap(cookie -> StreamSupport.stream(cookie.getCookies().spliterator(), false))
                .anyMatch(pair ->
                        pair.name().equals(cookieName()) && token.cookieValue().equals(Secret.of(pair.value())));
    }

    /** Cookies know no ports: two daemons of one machine need two names. */
    private String cookieName() {
        return "lumed-" + hosts.port();
    }
}
