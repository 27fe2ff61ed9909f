package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    @ValueSource(strings = {"/", "/app.js", "/js/log.js", "/v1/status"})
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
    void code_inTheAddress_becomesTheCookieOnce() {
        ApiClient.Answer issued = api.client.post("/v1/login-codes");
        assertThat(issued.status()).isEqualTo(201);
        String address = issued.json().path("url").asText();
        assertThat(address)
                .isEqualTo(api.server.uri() + "/?code="
                        + issued.json().path("code").asText())
                .doesNotContain(ApiUnderTest.TOKEN);
        ApiClient.Answer signedIn = api.stranger.get(address);
        assertThat(signedIn.status()).isEqualTo(303);
        assertThat(signedIn.header("Location")).isEqualTo("/");
        assertThat(signedIn.header("Set-Cookie")).startsWith(cookie() + ";");
        ApiClient.Answer again = api.stranger.get(address);
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.header("Set-Cookie")).isEmpty();
    }

    @Test
    void code_elsewhereThanInThePagesAddress_isNotSpent() {
        String code = api.client.post("/v1/login-codes").json().path("code").asText();
        assertThat(api.stranger.wrong("HEAD", "/?code=" + code, "").status()).isEqualTo(401);
        assertThat(api.stranger.wrong("GET", "/v1/status?code=" + code, "").status())
                .isEqualTo(401);
        assertThat(api.stranger.get("/?code=" + code).status()).isEqualTo(303);
    }

    @Test
    void code_issuedForADoubtfulAddress_isForThePlainOne() {
        String answer = RawExchange.answer(
                api.server.uri(),
                "POST http://somebody@localhost:" + api.server.port() + "/v1/login-codes?x=%5E HTTP/1.1",
                "Host: localhost:" + api.server.port(),
                "Authorization: Bearer " + ApiUnderTest.TOKEN,
                "Content-Length: 0",
                "Connection: close");
        assertThat(answer).contains("\"url\":\"http://localhost:" + api.server.port() + "/?code=");
    }

    @Test
    void code_forAStranger_isNotMade() {
        assertThat(api.stranger.wrong("POST", "/v1/login-codes", "").status()).isEqualTo(401);
    }

    @Test
    void token_inAnotherAddress_isNoSignIn() {
        assertThat(api.stranger
                        .wrong("GET", "/v1/status?token=" + ApiUnderTest.TOKEN, "")
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/app.js, application/javascript",
        "/js/feed-worker.js, application/javascript",
        "/vendor/dompurify.js, application/javascript",
        "/app.css, text/css",
        "/icon.svg, image/svg+xml",
        "/vendor/LICENCES.txt, text/plain",
    })
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
        PageFiles.all().forEach((name, file) -> {
            if (name.endsWith(".js") && !name.startsWith("vendor/")) {
                assertThat(file.plain().utf8String())
                        .as(name)
                        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write")
                        .doesNotContain("unsafeHTML", "eval(", "Function(");
            }
        });
    }

    @Test
    void file_loadedBefore_isNotSentAgain() {
        ApiClient.Answer first = api.client.get("/app.js");
        ApiClient.Answer again = api.client.call(
                "GET", "/app.js", "", request -> request.setHeader("If-None-Match", first.header("ETag")));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("Content-Security-Policy")).isEqualTo(first.header("Content-Security-Policy"));
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void file_forWhoTakesGzip_isCompressed() throws Exception {
        ApiClient.Answer plain = api.client.get("/vendor/uplot.js");
        ApiClient.Answer compressed = api.client.call(
                "GET", "/vendor/uplot.js", "", request -> request.setHeader("Accept-Encoding", "gzip, deflate"));
        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(compressed.header("Content-Length")).isLessThan(plain.header("Content-Length"));
    }

    /** The goal of 300 KB is the page's; it is far below. */
    @Test
    void files_together_areSmall() {
        int bytes = PageFiles.all().values().stream()
                .mapToInt(file -> file.compressed().size())
                .sum();
        assertThat(bytes).isLessThan(150_000);
    }

    /** What was brought in is what {@code src/main/vendor} says, and no more and no less. */
    @Test
    void libraries_areThoseThatWereLocked() throws Exception {
        Map<String, String> locked = Files.readAllLines(Path.of("src/main/vendor/SHA256SUMS")).stream()
                .map(line -> line.split("  "))
                .collect(Collectors.toMap(each -> "vendor/" + each[1], each -> each[0]));
        Map<String, String> present = new TreeMap<>();
        PageFiles.all().forEach((name, file) -> {
            if (name.startsWith("vendor/")) {
                present.put(name, sha256(file.plain().toArray()));
            }
        });
        assertThat(present).isEqualTo(locked);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String cookie() {
        String set = api.stranger.get("/?token=" + ApiUnderTest.TOKEN).header("Set-Cookie");
        return set.substring(0, set.indexOf(';'));
    }
}
