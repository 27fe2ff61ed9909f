package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person without a token gets a page, a program a problem. */
@Tag("socket")
final class SignInPageTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

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
    void browser_withoutAToken_getsAFormForIt() {
        double before = api.refusals("unauthorized");
        ApiClient.Answer answer = open("/", BROWSER);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/html; charset=utf-8");
        assertThat(answer.text())
                .contains(
                        "<form action=\"/\" method=\"get\"",
                        "name=\"token\" type=\"password\"",
                        "/api-token",
                        "lumed ui")
                .doesNotContain("role=\"alert\"");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(api.refusals("unauthorized")).isEqualTo(before + 1);
    }

    @Test
    void browser_withAWrongToken_isToldSo() {
        ApiClient.Answer answer = open("/?token=guess%3Cb%3E", BROWSER);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).contains("role=\"alert\"", "not the token").doesNotContain("guess", "used up");
    }

    @Test
    void browser_withACodeThatIsNone_isToldSo() {
        ApiClient.Answer answer = open("/?code=guess%3Cb%3E", BROWSER);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).contains("role=\"alert\"", "used up").doesNotContain("guess", "not the token");
    }

    @Test
    void page_runsNothingAndSendsOnlyHere() {
        ApiClient.Answer answer = open("/", BROWSER);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "style-src 'self'", "form-action 'self'", "frame-ancestors 'none'")
                .doesNotContain("script-src", "unsafe");
        assertThat(answer.text())
                .doesNotContainPattern(Pattern.compile("<script|<style|\\son\\w+=|\\sstyle=|javascript:|http"));
    }

    @Test
    void style_ofThePage_isServedToStrangers() {
        assertThat(api.stranger.get(SignInPage.STYLE).status()).isEqualTo(200);
        assertThat(open("/", BROWSER).text()).contains("href=\"" + SignInPage.STYLE + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "text/html;q=0, */*"})
    void program_withoutAToken_getsAProblem(String accept) {
        assertThat(open("/", accept).code()).isEqualTo("unauthorized");
        assertThat(open("/?token=wrong", accept).code()).isEqualTo("unauthorized");
        assertThat(open("/?code=wrong", accept).code()).isEqualTo("unauthorized");
    }

    @ParameterizedTest
    @CsvSource({"GET, /v1/status", "GET, /app.js", "GET, /sign-in.html", "POST, /"})
    void browser_elsewhere_getsAProblem(String method, String path) {
        ApiClient.Answer answer = api.stranger.wrong(method, path, "", request -> request.setHeader("Accept", BROWSER));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthorized");
    }

    private static ApiClient.Answer open(String path, String accept) {
        return api.stranger.wrong("GET", path, "", request -> request.setHeader("Accept", accept));
    }
}
