package dev.lumed;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Looks at a server from outside. */
record ApiProbe(String url) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    int status(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
        return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** The status of the answer to new tokens of the backend. */
    int putCredentials(String token, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/v1/credentials"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    }
}
