package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page: how a browser signs in, and what it is allowed to do there. */
@Tag("socket")
final class PageTest {
    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        api = new ApiUnderTest();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void token_inTheAddress_becomesACookieThatNoScriptReads() {
        ApiClient.Answer answer = api.stranger.get("/?token=" + ApiUnderTest.TOKEN);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/");
        assertThat(answer.header("Set-Cookie"))
                .startsWith("lumed-" + api.server.port() + "=")
                .containsIgnoringCase("; HttpOnly")
                .containsIgnoringCase("; SameSite=Strict")
                .contains("; Path=/")
                .doesNotContain(ApiUnderTest.TOKEN);
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/app.js", "/app.css", "/v1/status"})
    void cookie_shown_letsIn(String path) {
        assertThat(api.stranger
                        .wrong("GET", path, "", request -> request.setHeader("Cookie", "theme=dark; " + cookie()))
                        .status())
                .isEqualTo(200);
        assertThat(api.stranger.wrong("GET", path, "").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "", "the-right-toke"})
    void token_wrongInTheAddress_isRefused(String token) {
        ApiClient.Answer answer = api.client.wrong("GET", "/?token=" + token, "");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void token_inAnotherAddress_isNoSignIn() {
        assertThat(api.stranger
                        .wrong("GET", "/v1/status?token=" + ApiUnderTest.TOKEN, "")
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"/, text/html", "/app.js, application/javascript", "/app.css, text/css"})
    @Survives(row = Row.W4, level = Level.API)
    void file_served_runsNothingButOurOwn(String path, String type) {
        ApiClient.Answer answer = api.client.get(path);
        assertThat(answer.header("Content-Type")).startsWith(type);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "connect-src 'self';")
                .contains("base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'")
                .contains("require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
    }

    @Test
    @Survives(row = Row.W4, level = Level.API)
    void page_hasNoScriptOrStyleWithinItself() {
        assertThat(api.client.get("/").text())
                .doesNotContainPattern(Pattern.compile("<script(?![^>]*src)|<style|\\son\\w+=|\\sstyle=|javascript:"));
        assertThat(api.client.get("/app.js").text())
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(");
    }

    private static String cookie() {
        String set = api.stranger.get("/?token=" + ApiUnderTest.TOKEN).header("Set-Cookie");
        return set.substring(0, set.indexOf(';'));
    }
}
