package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.ConfigFactory;
import dev.lumed.api.ApiJson;
import dev.lumed.demo.DemoAccess;
import dev.lumed.demo.DemoBackend;
import dev.lumed.demo.DemoSettings;
import dev.lumed.settings.BackendSettings;
import dev.lumed.settings.Configuration;
import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** A daemon and a demo backend in this process, on real sockets and a real store; the daemon can be restarted. */
final class RunningDaemon implements AutoCloseable {
    /** Quicker than a user's, so that a test need not wait for what a person would not mind. */
    private static final String QUICK =
            """
            lumed {
              data-dir = "%s"
              api.port = 0
              websocket {
                connect-timeout = 2s
                hedge-after = 300ms
                ping-interval = 1s
                pong-timeout = 1s
                stream-idle-timeout = 2s
                reconnect { min-backoff = 500ms, max-backoff = 1s }
              }
              polling.tiers = [{ until = 30s, interval = 300ms }, { interval = 1s }]
              outbox.uncertain-grace = 200ms
              %s
            }
            """;

    private final ActorSystem<Void> demoSystem;
    private final DemoBackend demo;
    private final Path dataDir;
    private final String extra;
    private final HttpClient client = HttpClient.newHttpClient();
    private Daemon daemon;

    private RunningDaemon(ActorSystem<Void> demoSystem, DemoBackend demo, Path dataDir, String extra) throws Exception {
        this.demoSystem = demoSystem;
        this.demo = demo;
        this.dataDir = dataDir;
        this.extra = extra;
        this.daemon = started();
    }

    static RunningDaemon start(Path dataDir) throws Exception {
        return start(dataDir, DemoSettings.immediate(), "");
    }

    /**
     * Starts both.
     *
     * @param extra further configuration, within {@code lumed}
     */
    static RunningDaemon start(Path dataDir, DemoSettings settings, String extra) throws Exception {
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "demo", ConfigFactory.load());
        DemoBackend demo =
                DemoBackend.start(system, settings).toCompletableFuture().get();
        return new RunningDaemon(system, demo, dataDir, extra);
    }

    private Daemon started() throws Exception {
        Configuration configuration = Configuration.ofText(QUICK.formatted(dataDir, extra));
        DemoAccess access = demo.settings().access();
        CredentialSettings credentials = new CredentialSettings(
                Optional.of(Secret.of(access.tokens().access())),
                Optional.of(Secret.of(access.tokens().refresh())),
                Optional.empty(),
                Optional.empty());
        BackendSettings backend = new BackendSettings(
                Optional.of(demo.uri()),
                Optional.empty(),
                Optional.of(Secret.of(access.apiKey())),
                credentials,
                configuration.settings().backend().requestTimeout());
        return Daemon.start(configuration, backend);
    }

    DemoBackend demo() {
        return demo;
    }

    void stopDaemon() throws Exception {
        daemon.close();
    }

    void startDaemon() throws Exception {
        daemon = started();
    }

    private HttpRequest.Builder request(String path) throws Exception {
        String token = Files.readString(dataDir.resolve("api-token")).strip();
        return HttpRequest.newBuilder(URI.create(daemon.url() + path)).header("Authorization", "Bearer " + token);
    }

    JsonNode get(String path) throws Exception {
        return answered(request(path).GET().build(), 200);
    }

    JsonNode post(String path, String body, int status) throws Exception {
        return answered(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                status);
    }

    void delete(String path) throws Exception {
        answered(request(path).DELETE().build(), 204);
    }

    private JsonNode answered(HttpRequest request, int status) throws Exception {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode())
                .as(request.method() + " " + request.uri() + ": " + response.body())
                .isEqualTo(status);
        return response.body().isEmpty()
                ? ApiJson.mapper().nullNode()
                : ApiJson.mapper().readTree(response.body());
    }

    Feeds events(String path) throws Exception {
        return Feeds.open(client, request(path).GET().build());
    }

    Feeds eventsOf(String conversation) throws Exception {
        return events("/v1/conversations/" + conversation + "/events");
    }

    /** Opens a new conversation and says its id. */
    String open(String persona) throws Exception {
        return post("/v1/conversations", "{\"persona\":\"" + persona + "\"}", 201)
                .path("id")
                .asText();
    }

    JsonNode send(String conversation, String content) throws Exception {
        return post(
                "/v1/conversations/" + conversation + "/messages",
                ApiJson.mapper().createObjectNode().put("content", content).toString(),
                202);
    }

    /** Roles and texts of the conversation as the daemon has it, in its order. */
    List<String> log(String conversation) throws Exception {
        List<String> log = new ArrayList<>();
        get("/v1/conversations/" + conversation + "/messages?limit=1000")
                .path("messages")
                .forEach(message -> log.add(message.path("server_id").asText() + " "
                        + message.path("role").asText() + ": "
                        + message.path("content").asText()));
        return log;
    }

    /** The same as the backend has it. */
    List<String> backendLog(String conversation) {
        return demo.messages(conversation).stream()
                .map(message -> message.id() + " " + message.role() + ": " + message.content())
                .toList();
    }

    List<String> modes(String conversation) throws Exception {
        List<String> modes = new ArrayList<>();
        get("/v1/conversations/" + conversation + "/transitions?limit=100")
                .path("transitions")
                .forEach(transition -> modes.add(transition.path("mode").asText()));
        return modes;
    }

    @Override
    public void close() throws IOException {
        daemon.close();
        demoSystem.terminate();
        demoSystem.getWhenTerminated().toCompletableFuture().join();
    }
}
