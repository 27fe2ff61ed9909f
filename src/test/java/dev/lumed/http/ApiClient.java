package dev.lumed.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.api.ApiJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** A client whose every exchange is held against {@code openapi.yaml}. */
final class ApiClient {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String token;

    /** An answer whose body is text. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            try {
                return ApiJson.mapper().readTree(response.body());
            } catch (JsonProcessingException notJson) {
                throw new UncheckedIOException(notJson);
            }
        }

        String code() {
            return json().path("code").asText();
        }
    }

    /** An empty token is none. */
    ApiClient(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    URI uri(String path) {
        return base.resolve(path);
    }

    Answer get(String path) {
        return call("GET", path, "");
    }

    Answer post(String path) {
        return call("POST", path, "");
    }

    Answer post(String path, String json) {
        return call("POST", path, json);
    }

    Answer call(String method, String path, String json) {
        return call(method, path, json, UnaryOperator.identity());
    }

    Answer call(String method, String path, String json, UnaryOperator<HttpRequest.Builder> more) {
        return start(method, path, json, more).join();
    }

    /** Both the request and the answer are as described. */
    CompletableFuture<Answer> start(String method, String path, String json, UnaryOperator<HttpRequest.Builder> more) {
        HttpRequest request = request(method, path, json, more);
        return http.sendAsync(request, BodyHandlers.ofString()).thenApply(response -> {
            Described.exchange(request, json, response);
            return new Answer(response);
        });
    }

    /** A request that the description does not allow; its answer is as described all the same. */
    Answer wrong(String method, String path, String json, UnaryOperator<HttpRequest.Builder> more) {
        HttpRequest request = request(method, path, json, more);
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            Described.answer(request, response);
            return new Answer(response);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    Answer wrong(String method, String path, String json) {
        return wrong(method, path, json, UnaryOperator.identity());
    }

    EventReader events(String path) {
        return events(path, UnaryOperator.identity());
    }

    EventReader events(String path, UnaryOperator<HttpRequest.Builder> more) {
        HttpRequest request =
                request("GET", path, "", builder -> more.apply(builder.header("Accept", "text/event-stream")));
        return EventReader.open(http, request);
    }

    private HttpRequest request(String method, String path, String json, UnaryOperator<HttpRequest.Builder> more) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri(path)).timeout(ApiUnderTest.DEADLINE);
        if (!token.isEmpty()) {
            builder.setHeader("Authorization", "Bearer " + token);
        }
        if (json.isEmpty()) {
            builder.method(method, BodyPublishers.noBody());
        } else {
            builder.method(method, BodyPublishers.ofString(json)).setHeader("Content-Type", "application/json");
        }
        return more.apply(builder).build();
    }
}
