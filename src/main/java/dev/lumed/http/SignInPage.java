package dev.lumed.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Accept;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** What a person gets who opens the page without being known: a form for the token, instead of a problem for programs. */
final class SignInPage {
    /** It needs no token, and is all that the page loads. */
    static final String STYLE = "/sign-in.css";

    private static final HttpHeader POLICY = RawHeader.create(
            PageRoutes.POLICY_HEADER,
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    private static final Map<SignIn.Outcome, String> ALERTS =
            Map.of(SignIn.Outcome.WRONG_TOKEN, "id=\"wrong-token\"", SignIn.Outcome.WRONG_CODE, "id=\"wrong-code\"");

    private final String whole = new String(Resources.read("sign-in.html"), StandardCharsets.UTF_8);

    /** Browsers name HTML when they open a page; programs, and the page's own scripts, take anything or ask for JSON. */
    static boolean isFor(HttpRequest request) {
        return request.method().equals(HttpMethods.GET)
                && request.getUri().getPathString().equals("/")
                && StreamSupport.stream(request.getHeaders(Accept.class).spliterator(), false)
                        .flatMap(accept ->
                                StreamSupport.stream(accept.getMediaRanges().spliterator(), false))
                        .anyMatch(range -> range.mainType().equals("text")
                                && range.qValue() > 0
                                && range.matches(ContentTypes.TEXT_HTML_UTF8.mediaType()));
    }

    /** With the status and the headers of the problem that a program gets, and with what was wrong, if anything was. */
    HttpResponse insteadOf(Problem problem, Optional<SignIn.Outcome> attempt) {
        return Answers.of(problem.status(), ContentTypes.TEXT_HTML_UTF8, page(attempt))
                .addHeaders(problem.headers())
                .addHeader(POLICY);
    }

    /** Each alert has a line of its own. */
    private String page(Optional<SignIn.Outcome> attempt) {
        List<String> unsaid = ALERTS.entrySet().stream()
                .filter(alert -> attempt.filter(alert.getKey()::equals).isEmpty())
                .map(Map.Entry::getValue)
                .toList();
        return whole.lines()
                .filter(line -> unsaid.stream().noneMatch(line::contains))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
