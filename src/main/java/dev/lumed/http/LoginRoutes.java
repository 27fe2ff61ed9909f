package dev.lumed.http;

import static org.apache.pekko.http.javadsl.server.Directives.handle;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;

import dev.lumed.api.LoginCodeJson;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.Query;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.http.javadsl.server.Route;

/** How a program that has the token lets a browser in without giving it. */
final class LoginRoutes {
    private final LoginCodes codes;
    private final String scheme;

    /** @param scheme of the page's address, whichever way the program came that asks for one */
    LoginRoutes(LoginCodes codes, String scheme) {
        this.codes = codes;
        this.scheme = scheme;
    }

    Route routes() {
        return path(
                "login-codes", () -> post(() -> handle(request -> CompletableFuture.completedFuture(issued(request)))));
    }

    /** The address is that by which the program asked: it is reached by it, and the guard has found it to be ours. */
    private HttpResponse issued(HttpRequest request) {
        LoginCodes.LoginCode issued = codes.issue();
        Uri asked = request.getUri().scheme(scheme).userInfo("").query(Query.EMPTY);
        return Answers.json(
                StatusCodes.CREATED,
                new LoginCodeJson(
                        SignIn.address(URI.create(asked.toString()), issued.code()),
                        issued.code().reveal(),
                        issued.expiresAt()));
    }
}
