package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.http.RawExchange;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs without the token, and pages of elsewhere in the browser, against a real daemon. */
final class StrangersTest extends UnderSiege {
    private static final String SUSPEND = "POST /v1/suspend HTTP/1.1\r\n";
    private static final String OURS = "Host: 127.0.0.1:{port}\r\n";
    private static final String END = "Content-Length: 0\r\nConnection: close\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-None: 1",
                "Authorization:",
                "Authorization: Bearer",
                "Authorization: Bearer {mark}",
                "Authorization: Bearer {token}x",
                "Authorization: Bearer {token},{token}",
                "Authorization: Basic {token}",
                "Authorization: {token}",
                "Authorization: Bearer {mark}\r\nAuthorization: Bearer {token}",
                "Cookie: lumed-{port}={token}",
                "Cookie: lumed-{port}=",
                "Cookie: token={token}; Authorization=Bearer {token}",
                "X-Forwarded-For: 127.0.0.1\r\nForwarded: for=127.0.0.1;by={mark}",
            })
    void token_noneOrWrong_isUnauthorized(String header) {
        assertThat(outcome(answer(SUSPEND + OURS + header + "\r\n" + END))).isEqualTo("401 unauthorized");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/suspend?token={token}",
                "POST /v1/suspend?access_token={token}",
                "POST /v1/suspend;token={token}",
                "POST /?token={token}",
                "HEAD /?token={token}",
                "GET //?token={token}",
                "GET /index.html?token={token}",
                "GET /?token={token}x",
                "GET /?token=",
                "GET /?code=",
                "GET /?code={mark}",
                "GET /?code={token}",
            })
    void token_inAnAddressWhereItDoesNotBelong_isUnauthorized(String call) {
        String answer = answer(call + " HTTP/1.1\r\n" + OURS + END);
        assertThat(outcome(answer)).startsWith("401");
        assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("set-cookie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host:",
                "X-None: 1",
                "Host: {mark}.example:{port}",
                "Host: 127.0.0.1.{mark}.example:{port}",
                "Host: localhost.{mark}.example:{port}",
                "Host: {mark}.localhost:{port}",
                "Host: localtest.me:{port}",
                "Host: 127.0.0.1",
                "Host: 127.0.0.1:80",
                "Host: 127.0.0.1:{port}0",
                "Host: 127.0.0.2:{port}",
                "Host: 127.1:{port}",
                "Host: 2130706433:{port}",
                "Host: 0x7f.1:{port}",
                "Host: 0.0.0.0:{port}",
                "Host: [::]:{port}",
                "Host: [::ffff:127.0.0.1]:{port}",
                "Host: {mark}@127.0.0.1:{port}",
                "Host: 127.0.0.1:{port}@{mark}.example",
                "Host: 127.0.0.1:{port}/{mark}",
                "Host: 127.0.0.1:{port}#{mark}",
                "Host: 127.0.0.1:{port}, {mark}.example:{port}",
                "Host: 127.0.0.1:{port}\r\nHost: 127.0.0.1:{port}",
                "Host: 127.0.0.1:{port}\r\nHost: {mark}.example",
                "Host: {mark}.example\r\nX-Forwarded-Host: 127.0.0.1:{port}",
            })
    void host_thatIsNotOurs_isMisdirected(String host) {
        String answer = answer(SUSPEND + host + "\r\nAuthorization: Bearer {token}\r\n" + END);
        assertThat(outcome(answer)).isEqualTo("421 foreign-host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://{mark}.example/v1/suspend",
                "http://{mark}.example:{port}/v1/suspend",
                "http://127.0.0.1:{port}@{mark}.example/v1/suspend",
            })
    void address_absoluteAndNotOurs_isMisdirected(String address) {
        String answer = answer("POST " + address + " HTTP/1.1\r\n" + OURS + "Authorization: Bearer {token}\r\n" + END);
        assertThat(outcome(answer)).isEqualTo("421 foreign-host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://{mark}.example",
                "Origin: null",
                "Origin: http://127.0.0.1",
                "Origin: http://127.0.0.1:1",
                "Origin: https://127.0.0.1:{port}",
                "Origin: http://127.0.0.1:{port}.{mark}.example",
                "Origin: file://",
                "Origin: chrome-extension://{mark}",
                "Origin: http://127.0.0.1:{port} http://{mark}.example",
                "Origin: http://127.0.0.1:{port}\r\nOrigin: http://{mark}.example",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: {mark}",
            })
    void origin_thatIsNotOurs_isForbidden(String origin) {
        String answer = answer(SUSPEND + OURS + origin + "\r\nAuthorization: Bearer {token}\r\n" + END);
        assertThat(outcome(answer)).isEqualTo("403 foreign-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-None: 1", "Sec-Fetch-Site: none", "Referer: http://127.0.0.1:{port}/"})
    void cookie_aloneOnWhatChangesSomething_isForbidden(String header) {
        String signedIn = RawExchange.exchange(address(), filled("GET /?token={token} HTTP/1.1\r\n" + OURS + END));
        Matcher cookie = Pattern.compile("Set-Cookie: ([^;]+);").matcher(signedIn);
        assertThat(cookie.find()).isTrue();
        String answer = answer(SUSPEND + OURS + "Cookie: " + cookie.group(1) + "\r\n" + header + "\r\n" + END);
        assertThat(outcome(answer)).isEqualTo("403 unproven-origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary={mark}",
                "text/plain",
                "text/plain; application/json",
                "application/json, text/plain",
                "application/json-{mark}",
                "text/json",
            })
    void body_asAFormCouldSendIt_isUnsupported(String type) {
        String body = "{\"content\":\"{mark}\"}";
        String answer = answer("POST /v1/conversations/{id}/messages HTTP/1.1\r\n" + OURS
                + "Authorization: Bearer {token}\r\nContent-Type: " + type + "\r\nContent-Length: "
                + filled(body).length() + "\r\nConnection: close\r\n\r\n" + body);
        assertThat(outcome(answer)).matches("415 not-json|400 malformed-request");
    }

    @ParameterizedTest
    @CsvSource({"http://{mark}.example, 403 foreign-origin", "http://127.0.0.1:{port}, 401 unauthorized"})
    void preflight_ofAnotherOrigin_getsNoLeave(String origin, String outcome) {
        String answer = answer("OPTIONS /v1/conversations HTTP/1.1\r\n" + OURS + "Origin: " + origin
                + "\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization\r\n" + END);
        assertThat(outcome(answer)).isEqualTo(outcome);
        assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("access-control");
    }
}
