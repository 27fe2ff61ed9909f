package dev.lumed;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Looks at a server from outside. */
record ApiProbe(String url) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    int status(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
        return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    }
}
