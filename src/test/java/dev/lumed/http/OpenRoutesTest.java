package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.actor.StatusView;
import dev.lumed.conversation.Message;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What needs no token. */
@Tag("socket")
final class OpenRoutesTest {
    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        api = new ApiUnderTest();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/health/live, application/json",
        "/health/ready, application/json",
        "/metrics, text/plain; version=0.0.4; charset=UTF-8",
        "/openapi.yaml, application/yaml"
    })
    void openRoute_askedByAStranger_isAnswered(String path, String type) {
        ApiClient.Answer answer = api.stranger.get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase(type);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
    }

    @ParameterizedTest
    @EnumSource(
            value = DaemonControl.Readiness.class,
            names = {"STARTING", "STOPPING"})
    void daemon_notReady_isAliveAllTheSame(DaemonControl.Readiness readiness) {
        api.control.readiness = readiness;
        ApiClient.Answer ready = api.stranger.get("/health/ready");
        ApiClient.Answer live = api.stranger.get("/health/live");
        api.control.readiness = DaemonControl.Readiness.READY;
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.json().path("status").asText()).isEqualToIgnoringCase(readiness.name());
        assertThat(live.status()).isEqualTo(200);
    }

    @Test
    void description_served_isTheOneThatTheTestsHold() {
        assertThat(api.stranger.get("/openapi.yaml").text()).isEqualTo(Described.YAML);
    }

    @Test
    void description_read_isWellFormed() {
        assertThat(new OpenAPIV3Parser().readContents(Described.YAML).getMessages())
                .isEmpty();
    }

    static Stream<Arguments> operations() {
        return Described.operations();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("operations")
    void operation_described_isServed(String method, String path) {
        Message message = api.conversations.post(api.conversations.add("c-1"), "hi");
        String real = path.replace("{id}", "c-1")
                .replace("{mid}", message.id().value())
                .replace("/js/{file}", "/js/log.js")
                .replace("/vendor/{file}", "/vendor/lit.js");
        ApiClient.Answer answer = api.client.wrong(method, real, "");
        assertThat(answer.status()).isNotIn(404, 405);
    }

    @Test
    void metrics_tellNothingOfWhatIsSaid() {
        api.client.post(
                "/v1/conversations/" + api.conversations.add("secret-id") + "/messages", "{\"content\":\"canary\"}");
        assertThat(api.stranger.get("/metrics").text())
                .contains("lumed_http_requests_total")
                .doesNotContain("secret-id", "canary", ApiUnderTest.TOKEN);
    }

    @Test
    void metrics_whileTheConversationsAreSilent_comeAllTheSame() {
        CompletableFuture<StatusView> never = new CompletableFuture<>();
        api.conversations.insteadOfTheNext(() -> never);
        ApiClient.Answer answer = api.stranger.get("/metrics");
        assertThat(answer.text()).contains("lumed_http_requests_total");
        assertThat(ApiServer.Limits.USUAL.statusPatience()).isLessThan(Duration.ofSeconds(10));
    }
}
