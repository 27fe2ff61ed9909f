package dev.lumed.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.actor.StatusView;
import dev.lumed.meters.Meters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the API starts and stops. */
@Tag("socket")
final class ApiServerTest {
    private final ApiUnderTest api = new ApiUnderTest();

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1|Connection: keep-alive, Close\r\n",
                "1.0|",
            })
    void request_behindTheLast_isNotDone(String kind) {
        String ours =
                "Host: localhost:" + api.server.port() + "\r\nAuthorization: Bearer " + ApiUnderTest.TOKEN + "\r\n";
        String[] parts = kind.split("\\|", 2);
        String last = "GET /v1/conversations HTTP/" + parts[0] + "\r\n" + ours + parts[1] + "\r\n";
        String behind = "POST /v1/suspend HTTP/1.1\r\n" + ours + "Content-Length: 0\r\n\r\n";
        assertThat(RawExchange.exchange(api.server.uri(), last + behind + behind))
                .startsWith("HTTP/1.1 200 ")
                .containsOnlyOnce("HTTP/1.");
        assertThat(RawExchange.exchange(api.server.uri(), behind + last)).contains("HTTP/1.1 204 ", " 200 ");
        assertThat(api.conversations.calls()).containsOnlyOnce("suspend");
    }

    @Test
    void requests_ofOneThatStays_areAllDone() {
        String ours =
                "Host: localhost:" + api.server.port() + "\r\nAuthorization: Bearer " + ApiUnderTest.TOKEN + "\r\n";
        String suspend = " /v1/suspend HTTP/1.1\r\n" + ours + "Content-Length: 0\r\n";
        String all = "POST" + suspend + "Connection: x-close\r\n\r\n" + "POST" + suspend.replace("1.1", "1.0")
                + "Connection: Keep-Alive\r\n\r\n" + "POST" + suspend + "Connection: close\r\n\r\n";
        RawExchange.exchange(api.server.uri(), all);
        assertThat(api.conversations.calls()).containsExactly("suspend", "suspend", "suspend");
    }

    @Test
    void port_taken_isSaid() throws IOException {
        ApiServices services = new ApiServices(
                api.conversations, api.control, api.store, api.token, new Meters(InstantSource.system()));
        var second = ApiServer.start(
                        api.testKit.system(), ApiUnderTest.settings(api.server.port()), Path.of("unused"), services)
                .toCompletableFuture();
        Assertions.assertThatThrownBy(second::join)
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:" + api.server.port())
                .hasMessageContaining("lumed.api.port");
    }

    @Test
    void stop_letsWhatIsInHandFinish_andTakesNothingMore() {
        CompletableFuture<StatusView> late = new CompletableFuture<>();
        CompletableFuture<Boolean> asked = new CompletableFuture<>();
        api.conversations.insteadOfTheNext(() -> {
            asked.complete(true);
            return late;
        });
        CompletableFuture<ApiClient.Answer> answer =
                api.client.start("GET", "/v1/status", "", UnaryOperator.identity());
        asked.join();
        var stopped = api.server.stop(ApiUnderTest.DEADLINE).toCompletableFuture();
        assertThat(stopped).isNotDone();
        late.complete(api.conversations.status().toCompletableFuture().join());
        assertThat(answer.join().status()).isEqualTo(200);
        stopped.join();
        Assertions.assertThatThrownBy(() -> api.client.get("/health/live")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void stop_whileClientsWait_answersThemAsThingsStand() {
        api.conversations.add("c-1");
        CompletableFuture<ApiClient.Answer> answer = api.client.start(
                "POST", "/v1/conversations/c-1/messages?wait=reply", "{\"content\":\"hi\"}", UnaryOperator.identity());
        api.conversations.awaitCall("send hi");
        api.server.stop(Duration.ofMinutes(1)).toCompletableFuture().join();
        assertThat(answer.join().status()).isEqualTo(202);
        assertThat(answer.join().json().at("/message/status").asText()).isEqualTo("queued");
    }

    @Test
    void stop_whileReadersFollow_endsTheirStreamsInOrder() throws IOException {
        api.conversations.add("c-1");
        try (Socket reader = RawExchange.send(
                api.server.uri(),
                "GET /v1/conversations/c-1/events HTTP/1.1",
                "Host: localhost:" + api.server.port(),
                "Authorization: Bearer " + ApiUnderTest.TOKEN)) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(reader.getInputStream(), StandardCharsets.UTF_8));
            String line = lines.readLine();
            while (!line.startsWith("event: connection")) {
                line = lines.readLine();
            }
            api.server.stop(Duration.ofMinutes(1)).toCompletableFuture().join();
            // The last chunk of a whole answer is the empty one.
            while (!line.equals("0")) {
                line = lines.readLine();
                assertThat(line).isNotNull();
            }
        }
    }
}
