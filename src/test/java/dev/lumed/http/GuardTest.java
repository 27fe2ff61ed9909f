package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask at all: whoever may not is refused without effect, without a hint, and counted. */
@Tag("socket")
final class GuardTest {
    private static final String SUSPEND = "/v1/suspend";

    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        api = new ApiUnderTest();
        api.conversations.add("c-1");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer wrong",
                "bearer the-right-toke",
                "Basic dGhlLXJpZ2h0",
                "the-right-token"
            })
    @Survives(row = Row.W1, level = Level.API)
    void token_missingOrWrong_isRefusedWithoutEffect(String authorization) {
        double before = api.refusals("unauthorized");
        ApiClient.Answer answer = authorization.isEmpty()
                ? api.stranger.wrong("POST", SUSPEND, "")
                : api.stranger.wrong("POST", SUSPEND, "", request -> request.setHeader("Authorization", authorization));
        assertRefused(answer, 401, "unauthorized");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(api.refusals("unauthorized")).isEqualTo(before + 1);
    }

    @Test
    void token_wrong_tellsNothingOfWhatThereIs() {
        List<String> answers =
                List.of("/v1/conversations/c-1", "/v1/conversations/none", "/v1/nothing", "/nothing", "/").stream()
                        .map(path -> api.client.wrong(
                                "GET", path, "", request -> request.setHeader("Authorization", "Bearer wrong")))
                        .peek(answer -> assertThat(answer.status()).isEqualTo(401))
                        .map(ApiClient.Answer::text)
                        .distinct()
                        .toList();
        assertThat(answers).hasSize(1);
    }

    @Test
    void token_rightAfterManyWrongOnes_isTaken() {
        for (int i = 0; i < 20; i++) {
            api.client.wrong("GET", "/v1/status", "", request -> request.setHeader("Authorization", "Bearer guess"));
        }
        assertThat(api.client.get("/v1/status").status()).isEqualTo(200);
    }

    @Test
    void token_asTheCookieItself_isNotTaken() {
        String cookie = "lumed-" + api.server.port() + "=" + ApiUnderTest.TOKEN;
        ApiClient.Answer answer =
                api.stranger.wrong("GET", "/v1/status", "", request -> request.setHeader("Cookie", cookie));
        assertRefused(answer, 401, "unauthorized");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example:PORT",
                "Host: 127.0.0.1.evil.example:PORT",
                "Host: localhost.:PORT",
                "Host: 192.0.2.7:PORT",
                "Host: 127.0.0.1:1",
                "Host: 127.0.0.1",
                "Host:",
                "Host: 127.0.0.1:PORT\r\nHost: evil.example:PORT",
                "Host: 127.0.0.1:PORT\r\nHost: 127.0.0.1:PORT",
                "Host: not a host",
                "X-None: 1"
            })
    @Survives(row = Row.W1, level = Level.API)
    void host_foreignDoubledOrMissing_isMisdirected(String host) {
        double before = api.refusals("foreign-host");
        String answer = suspend("POST " + SUSPEND + " HTTP/1.1", host);
        assertThat(RawExchange.refusal(answer)).isEqualTo("421 foreign-host");
        assertThat(api.conversations.calls()).isEmpty();
        assertThat(api.refusals("foreign-host")).isEqualTo(before + 1);
    }

    @Test
    void host_foreignInTheRequestLine_isMisdirected() {
        String answer = suspend("POST http://evil.example" + SUSPEND + " HTTP/1.1", "Host: 127.0.0.1:PORT");
        assertThat(RawExchange.refusal(answer)).isEqualTo("421 foreign-host");
        assertThat(api.conversations.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LocalHost", "[::1]"})
    void host_ofOurs_isTaken(String host) {
        String answer = RawExchange.answer(
                api.server.uri(),
                "GET /health/live HTTP/1.1",
                "Host: " + host + ":" + api.server.port(),
                "Connection: close");
        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://localhost",
                "Origin: http://localhost:1",
                "Origin: https://localhost:PORT",
                "Origin: http://localhost:PORT http://evil.example",
                "Origin: nonsense",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    @Survives(row = Row.W1, level = Level.API)
    void origin_foreign_isForbidden(String header) {
        double before = api.refusals("foreign-origin");
        String answer = suspend("POST " + SUSPEND + " HTTP/1.1", "Host: localhost:PORT", header);
        assertThat(RawExchange.refusal(answer)).isEqualTo("403 foreign-origin");
        assertThat(api.conversations.calls()).isEmpty();
        assertThat(api.refusals("foreign-origin")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Origin: http://localhost:PORT", "Origin: http://127.0.0.1:PORT", "Sec-Fetch-Site: same-origin"})
    void origin_ofOurPage_isTaken(String header) {
        String answer = RawExchange.answer(
                api.server.uri(),
                "GET /v1/status HTTP/1.1",
                "Host: localhost:" + api.server.port(),
                withPort(header),
                "Authorization: Bearer " + ApiUnderTest.TOKEN,
                "Connection: close");
        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-None: 1", "Sec-Fetch-Site: none", "Referer: http://localhost:PORT/"})
    void cookie_aloneOnWhatChangesSomething_isForbidden(String header) {
        double before = api.refusals("unproven-origin");
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
            String answer = withCookie(method + " " + SUSPEND, header);
            assertThat(RawExchange.refusal(answer)).as(method).isEqualTo("403 unproven-origin");
        }
        assertThat(api.conversations.calls()).isEmpty();
        assertThat(api.refusals("unproven-origin")).isEqualTo(before + 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin: http://localhost:PORT", "Sec-Fetch-Site: same-origin"})
    void cookie_fromOurPage_isTaken(String header) {
        assertThat(withCookie("PUT /v1/status", header)).startsWith("HTTP/1.1 405 ");
    }

    @Test
    void cookie_aloneOnWhatOnlyReads_isTaken() {
        assertThat(withCookie("GET /v1/status", "X-None: 1")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void token_besideTheCookie_needsNoOrigin() {
        String bearer = "Authorization: Bearer " + ApiUnderTest.TOKEN;
        assertThat(withCookie("PUT /v1/status", bearer)).startsWith("HTTP/1.1 405 ");
        assertThat(RawExchange.refusal(withCookie("PUT /v1/status", bearer + "-not")))
                .isEqualTo("401 unauthorized");
    }

    @Test
    void readings_allThatAreDescribed_haveNoEffect() {
        Described.operations()
                .filter(operation -> operation.get()[0].equals("GET"))
                .map(operation -> operation.get()[1].toString().replace("{id}", "c-1"))
                .map(path -> path.replaceAll("\\{\\w+}", "m1"))
                .forEach(path -> api.client.wrong("GET", path, ""));
        assertThat(api.conversations.calls()).isEmpty();
        assertThat(api.control.credentials).isEmpty();
    }

    /** A browser that has signed in, made to ask by whoever. */
    private static String withCookie(String call, String header) {
        return RawExchange.answer(
                api.server.uri(),
                call + " HTTP/1.1",
                "Host: localhost:" + api.server.port(),
                "Cookie: lumed-" + api.server.port() + "="
                        + api.token.cookieValue().reveal(),
                withPort(header),
                "Content-Length: 0",
                "Connection: close");
    }

    private static String suspend(String... lines) {
        String[] all = new String[lines.length + 2];
        for (int i = 0; i < lines.length; i++) {
            all[i] = withPort(lines[i]);
        }
        all[lines.length] = "Authorization: Bearer " + ApiUnderTest.TOKEN;
        all[lines.length + 1] = "Content-Length: 0\r\nConnection: close";
        return RawExchange.answer(api.server.uri(), all);
    }

    private static String withPort(String line) {
        return line.replace("PORT", Integer.toString(api.server.port()));
    }

    private static void assertRefused(ApiClient.Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.text()).doesNotContain(ApiUnderTest.TOKEN);
        assertThat(api.conversations.calls()).isEmpty();
    }
}
