package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.api.ApiJson;
import dev.lumed.demo.DemoBackend;
import dev.lumed.http.Described;
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
import java.util.concurrent.CompletableFuture;

/** A daemon as its clients know it, beside the demo backend that it talks to. */
abstract class LocalApi implements AutoCloseable {
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

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path dataDir;

    LocalApi(Path dataDir) {
        this.dataDir = dataDir;
    }

    abstract String url();

    abstract DemoBackend demo();

    @Override
    public abstract void close() throws IOException;

    /** A configuration for a test, with more of what stands within {@code lumed}. */
    static String quick(Path dataDir, String extra) {
        return QUICK.formatted(dataDir, extra);
    }

    String token() throws IOException {
        return Files.readString(dataDir.resolve("api-token")).strip();
    }

    private HttpRequest.Builder request(String path) throws Exception {
        return HttpRequest.newBuilder(URI.create(url() + path)).header("Authorization", "Bearer " + token());
    }

    JsonNode get(String path) throws Exception {
        return answered(request(path).GET().build(), "", 200);
    }

    JsonNode post(String path, String body, int status) throws Exception {
        return answered(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                body,
                status);
    }

    void delete(String path) throws Exception {
        answered(request(path).DELETE().build(), "", 204);
    }

    /** Whatever the daemon answers, as it stands. */
    String told(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        HttpResponse<String> response = client.send(
                request.method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        return response.headers().map() + response.body();
    }

    private JsonNode answered(HttpRequest request, String body, int status) throws Exception {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        Described.exchange(request, body, response);
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

    /** Opens a new conversation, and says its id once the greeting is there: what comes later is an answer. */
    String open(String persona) throws Exception {
        String id = post("/v1/conversations", "{\"persona\":\"" + persona + "\"}", 201)
                .path("id")
                .asText();
        try (Feeds feed = events("/v1/conversations/" + id + "/events?since=0")) {
            feed.reply();
        }
        return id;
    }

    JsonNode send(String conversation, String content) throws Exception {
        String body = content(content);
        return answered(sending(conversation, body).build(), body, 202);
    }

    /** Sends with a key by which a second try is known. */
    void send(String conversation, String content, String key) throws Exception {
        String body = content(content);
        HttpRequest.Builder request = sending(conversation, body).header("Idempotency-Key", key);
        answered(request.build(), body, 202);
    }

    /** Sends, and has the answer whatever it is. */
    CompletableFuture<HttpResponse<String>> trySending(String conversation, String content) throws Exception {
        return client.sendAsync(sending(conversation, content(content)).build(), BodyHandlers.ofString());
    }

    /** Asks for it, and has the answer whatever it is. */
    CompletableFuture<HttpResponse<String>> tryReconnecting(String conversation) throws Exception {
        return client.sendAsync(
                request("/v1/conversations/" + conversation + "/reconnect")
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder sending(String conversation, String body) throws Exception {
        return request("/v1/conversations/" + conversation + "/messages")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private static String content(String content) {
        return ApiJson.mapper().createObjectNode().put("content", content).toString();
    }

    /** A send with an Idempotency-Key, and whatever comes of it. */
    CompletableFuture<HttpResponse<String>> sendKeyed(String conversation, String key, String content)
            throws Exception {
        return postKeyed("/v1/conversations/" + conversation + "/messages", key, content(content));
    }

    /** A request with an Idempotency-Key, and whatever comes of it. */
    CompletableFuture<HttpResponse<String>> postKeyed(String path, String key, String body) throws Exception {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString()).thenApply(response -> {
            Described.exchange(request, body, response);
            return response;
        });
    }

    /** Roles and texts of the conversation as the daemon has it, in its order. */
    List<String> log(String conversation) throws Exception {
        List<String> log = new ArrayList<>();
        String before = "";
        boolean more = true;
        while (more) {
            JsonNode page = get("/v1/conversations/" + conversation + "/messages?limit=1000" + before);
            log.addAll(0, lines(page.path("messages")));
            more = page.path("has_more").asBoolean();
            before = "&before=" + page.path("messages").path(0).path("id").asText();
        }
        return log;
    }

    private static List<String> lines(JsonNode messages) {
        List<String> lines = new ArrayList<>();
        messages.forEach(message -> lines.add(message.path("server_id").asText() + " "
                + message.path("role").asText() + ": "
                + message.path("content").asText()));
        return lines;
    }

    /** The same as the backend has it. */
    List<String> backendLog(String conversation) {
        return demo().messages(conversation).stream()
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
}
