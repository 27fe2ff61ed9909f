package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.http.RawExchange;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Well-formed HTTP from somebody with the token, whose paths, parameters and bodies are meant to do harm. */
final class HostileInputTest extends UnderSiege {
    private static final String OURS =
            "Host: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n";
    private static final String REFUSED = "(400|404|405|505) [a-z-]+";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../../../etc/passwd",
                "/js/../../../../etc/passwd",
                "/js/..%2f..%2f..%2fetc%2fpasswd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/js/%2e%2e/%2e%2e/v1/none",
                "/..%5c..%5cetc%5cpasswd",
                "/js/log.js%00.css",
                "/%00",
                "//etc/passwd",
                "/js//log.js",
                "/./app.js/.",
                "/.git/config",
                "/data/api-token",
                "/sign-in.html",
                "/server.conf",
                "/WEB-INF/web.xml",
                "/js/",
                "/v1/../data/api-token",
                "/v1/conversations/..%2f..%2fhealth%2flive/messages",
                "/v1/conversations/%2e%2e/messages",
                "/v1/conversations/%00/messages",
                "/v1/conversations/{id}%00/messages",
                "/v1/conversations/{id}%0d%0aX-Injected:%201/messages",
                "/v1/conversations/{id}/messages/%2e%2e%2fstory",
                "/v1/conversations/'%20OR%201=1--/messages",
                "/v1/conversations/$%7bjndi:ldap:%7d/messages",
                "/v1/conversations/none/messages",
                "/v1/conversations/%c0%ae%c0%ae/messages",
                "/v1/conversations/%ff%fe/messages",
                "/v1/conversations/%zz/messages",
            })
    void path_thatLeadsElsewhere_leadsNowhere(String path) {
        String answer = answer("GET " + path + " HTTP/1.1\r\n" + OURS + "\r\n");
        assertThat(outcome(answer)).matches(REFUSED);
        assertThat(answer).doesNotContain("X-Injected", "root:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "messages?limit=-1",
                "messages?limit=0",
                "messages?limit=1001",
                "messages?limit=1e3",
                "messages?limit=0x10",
                "messages?limit=%D9%A1",
                "messages?limit=1&limit=2",
                "messages?after=1e9",
                "messages?after=-1",
                "messages?after=NaN",
                "messages?before=..",
                "messages?before=%00",
                "messages?before=' OR 1=1",
                "messages?before=%27%20OR%201=1",
                "messages?search=%20",
                "messages?search=%00&after=1",
                "messages?before=%ff%fe",
                "events?since=..",
                "events?since=-1",
                "events?since=1e3",
                "transitions?limit=9999999999",
            })
    void parameter_thatIsNone_isTold(String rest) {
        String answer = answer("GET /v1/conversations/{id}/" + rest + " HTTP/1.1\r\n" + OURS + "\r\n");
        assertThat(outcome(answer)).matches(REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; DROP TABLE event_journal; --", "-1", "1e9", "99999999999999999999999", "{mark}"})
    void lastEventId_thatIsNone_isAReset(String id) throws Exception {
        String head = "GET /v1/conversations/{id}/events HTTP/1.1\r\n" + OURS + "Last-Event-ID: " + id + "\r\n\r\n";
        assertThat(RawExchange.until(address(), filled(head), "\"last_seq\":0"))
                .contains("HTTP/1.1 200 ", "event: reset")
                .doesNotContain("DROP", MARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1s", "1h", "30", "999999m", "1e3s", "PT30S"})
    void patience_thatIsNone_sendsNothing(String timeout) {
        assertThat(outcome(sent("?wait=reply&timeout=" + timeout, "{\"content\":\"{mark}\"}")))
                .matches(REFUSED);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("deep nesting", "[".repeat(30_000)),
                Arguments.of("deep objects", "{\"content\":".repeat(5_000)),
                Arguments.of("a huge number", "{\"content\":1" + "0".repeat(50_000) + "}"),
                Arguments.of("a huge exponent", "{\"content\":1e999999999}"),
                Arguments.of("a key twice", "{\"content\":\"{mark}\",\"content\":\"b\"}"),
                Arguments.of("NUL as it is", "{\"content\":\"a\u0000b\"}"),
                Arguments.of("NUL escaped", "{\"content\":\"{mark}\\u0000\"}"),
                Arguments.of("half a pair", "{\"content\":\"{mark}\\ud800\"}"),
                Arguments.of("the other half", "{\"content\":\"{mark}\\udc00\"}"),
                Arguments.of("a key of a prototype", "{\"__proto__\":{\"content\":\"{mark}\"}}"),
                Arguments.of("a type", "{\"@class\":\"java.lang.Runtime\",\"content\":\"{mark}\"}"),
                Arguments.of("a text that is too long", "{\"content\":\"" + "x".repeat(5_001) + "\"}"),
                Arguments.of("many keys", "{" + "\"a\":1,".repeat(5_000) + "\"content\":\"{mark}\"}"),
                Arguments.of("a long key", "{\"" + "k".repeat(50_000) + "\":1}"),
                Arguments.of("no JSON", "{mark}"),
                Arguments.of("a comment", "/* {mark} */{\"content\":\"b\"}"),
                Arguments.of("two values", "{\"content\":\"{mark}\"}{}"),
                Arguments.of(
                        "UTF-16",
                        new String(
                                "{\"content\":\"b\"}".getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1)),
                Arguments.of("nothing", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void body_thatIsMeantToHarm_isRefused(String what, String body) {
        assertThat(outcome(sent("", body))).as(what).matches("400 [a-z-]+");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"1048576, 413", "66000, 413"})
    void text_ofAMegabyte_isTooLarge(int length, String status) {
        assertThat(outcome(sent("", "{\"content\":\"" + "x".repeat(length) + "\"}")))
                .isEqualTo(status + " too-large");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256, 5_000})
    void key_thatIsNone_sendsNothing(int length) {
        String key = "Idempotency-Key: " + "k".repeat(length) + "\r\n";
        assertThat(outcome(sent("", "{\"content\":\"{mark}\"}", key))).matches("(400|431) [a-z-]+");
    }

    private static String sent(String query, String body, String... headers) {
        int length = filled(body).getBytes(StandardCharsets.ISO_8859_1).length;
        return answer("POST /v1/conversations/{id}/messages" + query + " HTTP/1.1\r\n" + OURS
                + "Content-Type: application/json\r\n" + String.join("", headers) + "Content-Length: " + length
                + "\r\n\r\n" + body);
    }
}
