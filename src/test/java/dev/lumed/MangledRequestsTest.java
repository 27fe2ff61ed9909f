package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no HTTP, or more than one kind of it, against a real daemon. */
final class MangledRequestsTest extends UnderSiege {
    private static final String OURS = "Host: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n";
    private static final String SEND =
            "POST /v1/conversations/{id}/messages HTTP/1.1\r\n" + OURS + "Content-Type: application/json\r\n";
    private static final String CLOSE = "Connection: close\r\n\r\n";
    private static final String SMUGGLED = "POST /v1/suspend HTTP/1.1\r\n" + OURS + "Content-Length: 0\r\n" + CLOSE;

    @ParameterizedTest
    @CsvSource({
        "TRACE, 405 method-not-allowed",
        "PATCH, 405 method-not-allowed",
        "PROPFIND, 501 malformed-request",
        "BESIEGE, 501 malformed-request",
        "post, 501 malformed-request",
        "CONNECT, 400 malformed-request",
    })
    void method_thatIsNotServed_isRefused(String method, String outcome) {
        assertThat(outcome(answer(method + " /v1/suspend HTTP/1.1\r\n" + OURS + "X: {mark}\r\n" + CLOSE)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT 127.0.0.1:{port} HTTP/1.1",
                "CONNECT {mark}.example:443 HTTP/1.1",
                "GET  /v1/status HTTP/1.1",
                "GET /v1/status  HTTP/1.1",
                "GET /v1/status",
                "GET /v1/status HTTP/0.9",
                "GET /v1/status HTTP/2.0",
                "GET /v1/status http/1.1",
                "GET /v1/status HTTP/1.1 {mark}",
                "GET /{mark} thing HTTP/1.1",
                "GET\t/v1/status\tHTTP/1.1",
                "PRI * HTTP/2.0",
                "\u0016\u0003\u0001\u0002",
                "{mark}",
            })
    void line_thatIsNone_isRefused(String line) {
        assertThat(outcome(answer(line + "\r\n" + OURS + CLOSE))).matches("(400|405|421|501|505) [a-z-]+");
    }

    static Stream<Arguments> excesses() {
        return Stream.of(
                Arguments.of("GET /v1/status?" + "x".repeat(10_000) + " HTTP/1.1\r\n" + OURS + CLOSE, "414"),
                Arguments.of("GET /" + "a/".repeat(5_000) + " HTTP/1.1\r\n" + OURS + CLOSE, "414"),
                Arguments.of(
                        "GET /v1/status HTTP/1.1\r\n" + OURS + "X: " + "{mark}".repeat(4_000) + "\r\n" + CLOSE, "431"),
                Arguments.of("GET /v1/status HTTP/1.1\r\n" + OURS + "X".repeat(200) + ": 1\r\n" + CLOSE, "431"),
                Arguments.of("GET /v1/status HTTP/1.1\r\n" + OURS + headers(200) + CLOSE, "431"),
                Arguments.of(
                        "GET /v1/status HTTP/1.1\r\n" + OURS + "Cookie: " + "a=b; ".repeat(4_000) + "\r\n" + CLOSE,
                        "431"));
    }

    private static String headers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "X-" + i + ": 1\r\n").collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("excesses")
    void head_thatIsTooLarge_isRefused(String request, String status) {
        assertThat(outcome(answer(request))).matches("(" + status + "|400) malformed-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5, 5",
                "Content-Length: +5",
                "Content-Length: -5",
                "Content-Length: 0x5",
                "Content-Length: 5 5",
                "Content-Length: 99999999999999999999",
                "Content-Length : 5",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: x{mark}",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity, chunked, chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: {mark}",
                "Transfer-Encoding:\u000bchunked",
            })
    void length_thatIsToldInTwoWays_smugglesNothing(String header) {
        String answer = answer(SEND + header + "\r\n\r\n0\r\n\r\n" + SMUGGLED);
        assertThat(outcome(answer)).matches("(400|413|415|501) [a-z-]+|closed");
        assertThat(answer).doesNotContain("HTTP/1.1 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{mark}\r\n",
                "-1\r\n",
                "5\r\n{\"con\r\n{mark}\r\n",
                "fffffffff\r\n{mark}",
                "5;" + "{mark}={mark};{mark}={mark};" + "\r\n{mark}{mark}\r\n0\r\n\r\n",
                "2\r\n{}X0\r\n\r\n",
                "2\n{}\n0\n\n",
            })
    void chunks_thatAreNone_areRefused(String chunks) {
        String answer = answer(SEND + "Transfer-Encoding: chunked\r\n" + CLOSE + chunks);
        assertThat(outcome(answer)).matches("(400|408|413) [a-z-]+|closed");
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 20000000", "Transfer-Encoding: chunked"})
    void body_thatIsHuge_isRefused(String length) {
        String body = "X".repeat(1 << 20);
        boolean told = length.startsWith("Content");
        String sent = told ? body : Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
        assertThat(outcome(answer(SEND + length + "\r\n" + CLOSE + sent))).isEqualTo("413 too-large");
    }

    @Test
    void body_thatComesSlowly_isGivenUp() {
        assertThat(outcome(answer(SEND + "Content-Length: 30\r\n" + CLOSE + "{\"content\":\"{mark}")))
                .isEqualTo("408 body-timeout");
    }

    @Test
    void requests_sentTogether_areAnsweredEachByItself() {
        String status = "GET /v1/status HTTP/1.1\r\n" + OURS + "\r\n";
        String stranger = "POST /v1/suspend HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 0\r\n\r\n";
        String last = "GET /v1/status HTTP/1.1\r\n" + OURS + CLOSE;
        String answer = answer(status + stranger + stranger + last);
        List<String> statuses = Pattern.compile("HTTP/1\\.1 (\\d+)")
                .matcher(answer)
                .results()
                .map(each -> each.group(1))
                .toList();
        assertThat(statuses).containsExactly("200", "401", "401", "200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
                "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "TE: trailers, deflate",
                "Expect: {mark}",
                "Upgrade: TLS/1.0, {mark}\r\nConnection: Upgrade",
            })
    void protocol_anotherAskedFor_isNotSpoken(String headers) {
        String answer = answer("GET /v1/conversations/none HTTP/1.1\r\n" + OURS + headers + "\r\n" + CLOSE);
        assertThat(outcome(answer)).matches("404 conversation-unknown");
        assertThat(answer).doesNotContain("101 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-A: a\r\n\tfolded {mark}",
                "X\u0000A: 1",
                "X-A: \u0000{mark}",
                "X A: 1",
                ": 1",
                "X-A\r\nX-B: {mark}"
            })
    void header_thatIsNone_harmsNothing(String header) {
        assertThat(outcome(
                        answer("POST /v1/nothing HTTP/1.1\r\n" + OURS + header + "\r\nContent-Length: 0\r\n" + CLOSE)))
                .matches("(400 malformed-request|404 not-found)");
    }
}
