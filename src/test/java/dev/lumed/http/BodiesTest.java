package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import dev.lumed.settings.Secret;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request may bring along: JSON, of no more than can be meant, in a request that is one. */
@Tag("socket")
final class BodiesTest {
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
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "text/json", "nonsense"
            })
    @Survives(row = Row.W1, level = Level.API)
    void body_notJson_isUnsupported(String type) {
        double before = api.refusals("not-json");
        ApiClient.Answer answer = api.client.wrong(
                "POST",
                "/v1/conversations/c-1/messages",
                "{\"content\":\"hi\"}",
                request -> request.setHeader("Content-Type", type));
        assertRefused(answer, 415, "not-json");
        assertThat(api.refusals("not-json")).isEqualTo(before + 1);
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
                "POST",
                "/v1/suspend",
                "",
                request -> request.setHeader("Content-Type", "application/x-www-form-urlencoded"));
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
        assertThat(api.refusals("malformed-request")).isPositive();
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
}
