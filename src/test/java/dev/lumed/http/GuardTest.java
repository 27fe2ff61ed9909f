package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.settings.Secret;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void token_missingOrWrong_isRefusedWithoutEffect(String authorization) {
        double before = refusals("unauthorized");
        ApiClient.Answer answer = authorization.isEmpty()
                ? api.stranger.wrong("POST", SUSPEND, "")
                : api.stranger.wrong("POST", SUSPEND, "", request -> request.setHeader("Authorization", authorization));
        assertRefused(answer, 401, "unauthorized");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(refusals("unauthorized")).isEqualTo(before + 1);
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
    void host_foreignDoubledOrMissing_isMisdirected(String host) {
        double before = refusals("foreign-host");
        String answer = suspend("POST " + SUSPEND + " HTTP/1.1", host);
        assertThat(RawExchange.refusal(answer)).isEqualTo("421 foreign-host");
        assertThat(api.conversations.calls()).isEmpty();
        assertThat(refusals("foreign-host")).isEqualTo(before + 1);
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
    void origin_foreign_isForbidden(String header) {
        double before = refusals("foreign-origin");
        String answer = suspend("POST " + SUSPEND + " HTTP/1.1", "Host: localhost:PORT", header);
        assertThat(RawExchange.refusal(answer)).isEqualTo("403 foreign-origin");
        assertThat(api.conversations.calls()).isEmpty();
        assertThat(refusals("foreign-origin")).isEqualTo(before + 1);
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
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "text/json", "nonsense"
            })
    void body_notJson_isUnsupported(String type) {
        double before = refusals("not-json");
        ApiClient.Answer answer = api.client.wrong(
                "POST",
                "/v1/conversations/c-1/messages",
                "{\"content\":\"hi\"}",
                request -> request.setHeader("Content-Type", type));
        assertRefused(answer, 415, "not-json");
        assertThat(refusals("not-json")).isEqualTo(before + 1);
    }

    @Test
    void body_withoutAType_isUnsupported() {
        String answer = RawExchange.answer(
                api.server.uri(),
                "POST /v1/conversations/c-1/messages HTTP/1.1",
                "Host: localhost:" + api.server.port(),
                "Authorization: Bearer " + ApiUnderTest.TOKEN,
                "Content-Length: 2",
                "Connection: close\r\n\r\n{}");
        assertThat(RawExchange.refusal(answer)).isEqualTo("415 not-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "application/json;charset=UTF-8", "Application/JSON"})
    void body_ofJsonInOtherWords_isTaken(String type) {
        ApiClient.Answer answer = api.client.wrong(
                "PUT",
                "/v1/credentials",
                "{\"access_token\":\"a\",\"refresh_token\":\"ü\"}",
                request -> request.setHeader("Content-Type", type));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(api.control.credentials).contains(Secret.of("ü"));
    }

    @Test
    void form_empty_isUnsupported() {
        ApiClient.Answer answer = api.client.wrong(
                "POST", SUSPEND, "", request -> request.setHeader("Content-Type", "application/x-www-form-urlencoded"));
        assertRefused(answer, 415, "not-json");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void body_tooLarge_isRefused(boolean lengthIsTold) {
        String body = "{\"content\":\"" + "x".repeat(70_000) + "\"}";
        String answer = RawExchange.answer(
                api.server.uri(),
                "POST /v1/conversations/c-1/messages HTTP/1.1",
                "Host: localhost:" + api.server.port(),
                "Authorization: Bearer " + ApiUnderTest.TOKEN,
                "Content-Type: application/json",
                "Connection: close",
                (lengthIsTold ? "Content-Length: " + body.length() : "Transfer-Encoding: chunked") + "\r\n\r\n"
                        + (lengthIsTold ? body : chunk(body)));
        assertThat(RawExchange.refusal(answer)).isEqualTo("413 too-large");
        assertThat(api.conversations.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONSENSE", "GET /%zz HTTP/1.1", "GET /v1/status HTTP/9.9", "BREW / HTTP/1.1"})
    void request_malformed_isAProblemAndCounted(String line) {
        String answer =
                RawExchange.answer(api.server.uri(), line, "Host: localhost:" + api.server.port(), "Connection: close");
        assertThat(RawExchange.refusal(answer)).matches("(400|501|505) [a-z-]+");
        assertThat(answer.toLowerCase(Locale.ROOT)).contains("application/problem+json", "nosniff");
        assertThat(answer).doesNotContain("zz", "BREW", "NONSENSE");
        assertThat(refusals("malformed-request")).isPositive();
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

    private static String chunk(String body) {
        return Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0";
    }

    private static void assertRefused(ApiClient.Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.text()).doesNotContain(ApiUnderTest.TOKEN);
        assertThat(api.conversations.calls()).isEmpty();
    }

    /** How many requests were refused for this reason so far. */
    private static double refusals(String reason) {
        Pattern counted =
                Pattern.compile("lumed_http_(?:guard_refusals|malformed)_total\\{reason=\"" + reason + "\"} (\\S+)");
        return counted.matcher(api.client.get("/metrics").text())
                .results()
                .mapToDouble(count -> Double.parseDouble(count.group(1)))
                .sum();
    }
}
