package dev.lumed.backend;

import dev.lumed.settings.SocketAuth;
import dev.lumed.settings.WebSocketSettings;
import java.time.InstantSource;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.Query;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.http.javadsl.model.ws.WebSocketRequest;
import org.apache.pekko.japi.Pair;

/** What a socket is made with, the same for all. */
record Upgrades(
        Dialer dialer,
        Addresses addresses,
        Requests requests,
        Scrubber scrubber,
        WebSocketSettings settings,
        InstantSource clock) {

    /** The request's URL may hold the token: it is never to be printed, nor what fails with it. */
    WebSocketRequest request(String id, String token) {
        SocketAuth auth = settings.auth();
        Uri uri = addresses.socket(id);
        WebSocketRequest request = WebSocketRequest.create(
                auth == SocketAuth.HEADER ? uri : uri.query(Query.create(Pair.create("token", token))));
        for (HttpHeader header : requests.headers(auth == SocketAuth.QUERY ? null : token)) {
            request = request.addHeader(header);
        }
        return request;
    }
}
