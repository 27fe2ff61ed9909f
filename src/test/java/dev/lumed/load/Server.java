package dev.lumed.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lumed.api.ApiJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** A server of JSON, asked with the same headers each time. */
public final class Server {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final Map<String, String> headers;

    public Server(String url, Map<String, String> headers) {
        this.url = url;
        this.headers = Map.copyOf(headers);
    }

    String url() {
        return url;
    }

    HttpClient client() {
        return client;
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        headers.forEach(request::header);
        return request;
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return ApiJson.mapper().readTree(text(path));
    }

    public String text(String path) throws IOException, InterruptedException {
        return answered(request(path).GET().build());
    }

    public JsonNode post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        String answer = answered(request);
        return answer.isEmpty() ? ApiJson.mapper().nullNode() : ApiJson.mapper().readTree(answer);
    }

    private String answered(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(
                    request.method() + " " + request.uri() + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }
}
