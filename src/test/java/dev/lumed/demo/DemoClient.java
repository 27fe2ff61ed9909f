package dev.lumed.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A client of the demo backend that has nothing in common with it, on the JDK's HTTP client. */
final class DemoClient {

    static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(DEADLINE)
            .build();
    private final DemoBackend backend;

    DemoClient(DemoBackend backend) {
        this.backend = backend;
    }

    record Reply(int status, HttpResponse<String> raw) {
        JsonNode json() {
            return parse(raw.body());
        }

        JsonNode data() {
            return json().path("data");
        }
    }

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(DEADLINE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A documented call with the standard credentials; {@code body} is JSON with single quotes, or empty. */
    Reply call(String method, String path, String body) {
        return await(send(method, path, body));
    }

    Reply get(String path) {
        return call("GET", path, "");
    }

    Reply post(String path, String body) {
        return call("POST", path, body);
    }

    CompletableFuture<Reply> send(String method, String path, String body) {
        return send(request(method, "/api/v1" + path, body)
                .header("X-API-Key", "demo-api-key")
                .header("Authorization", "Bearer demo-access-token"));
    }

    CompletableFuture<Reply> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString())
                .thenApply(response -> new Reply(response.statusCode(), response));
    }

    /** A call of the demo's own API. */
    Reply demo(String method, String path, String body) {
        return await(send(request(method, "/demo" + path, body)));
    }

    HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(backend.uri() + path))
                .timeout(DEADLINE)
                .method(
                        method,
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')));
    }

    /** Opens a socket with the standard credentials in the header. */
    DemoPeer open(String consultation) {
        return await(connect(consultation));
    }

    CompletableFuture<DemoPeer> connect(String consultation) {
        return connect(
                consultation,
                "",
                http.newWebSocketBuilder()
                        .header("X-API-Key", "demo-api-key")
                        .header("Authorization", "Bearer demo-access-token"));
    }

    CompletableFuture<DemoPeer> connectByQuery(String consultation) {
        return connect(
                consultation,
                "?token=demo-access-token",
                http.newWebSocketBuilder().header("X-API-Key", "demo-api-key"));
    }

    private CompletableFuture<DemoPeer> connect(String consultation, String query, WebSocket.Builder builder) {
        DemoPeer peer = new DemoPeer();
        URI uri = URI.create(backend.socketUri() + "/api/v1/consultations/" + consultation + "/ws" + query);
        return builder.connectTimeout(DEADLINE).buildAsync(uri, peer).thenApply(peer::opened);
    }

    /** The status that an upgrade is refused with. */
    static int refusal(CompletableFuture<DemoPeer> connecting) {
        try {
            await(connecting);
        } catch (CompletionException e) {
            if (e.getCause() instanceof java.net.http.WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
        throw new AssertionError("the upgrade was not refused");
    }
}
