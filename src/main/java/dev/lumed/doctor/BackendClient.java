package dev.lumed.doctor;

import dev.lumed.settings.BackendSettings;
import dev.lumed.settings.Secret;
import dev.lumed.settings.SocketAuth;
import dev.lumed.settings.WebSocketSettings;
import dev.lumed.wire.Login;
import dev.lumed.wire.RequestCodec;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Calls to the backend, each made once. */
final class BackendClient {

    private static final int LARGEST_BODY = 8 << 20;
    private static final String VERSION = "/api/v1";

    private final BackendSettings settings;
    private final WebSocketSettings websocket;
    private final HttpClient http;

    BackendClient(BackendSettings settings, WebSocketSettings websocket) {
        this.settings = settings;
        this.websocket = websocket;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.requestTimeout())
                .sslContext(settings.tls().context())
                .version(HttpClient.Version.HTTP_1_1)
                // A token is for this host alone.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    Heard get(String path, String token) throws UnheardException {
        return perform(request(path).header("Authorization", "Bearer " + token).GET());
    }

    Heard logIn(Login login) throws UnheardException {
        return perform(request("/auth/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(RequestCodec.encodeLogin(login))));
    }

    /** Opens the socket of a conversation; whatever it says goes to the listener. */
    CompletableFuture<WebSocket> connect(String consultation, String token, WebSocket.Listener listener) {
        SocketAuth auth = websocket.auth();
        String query = auth == SocketAuth.HEADER ? "" : "?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(websocket.connectTimeout());
        settings.apiKey().ifPresent(key -> builder.header("X-API-Key", key.reveal()));
        if (auth != SocketAuth.QUERY) {
            builder.header("Authorization", "Bearer " + token);
        }
        URI base = settings.socketUrl().orElseThrow();
        return builder.buildAsync(below(base, "/consultations/" + consultation + "/ws" + query), listener);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        below(settings.url().orElseThrow(), path))
                .timeout(settings.requestTimeout())
                .header("Accept", "application/json");
        settings.apiKey().map(Secret::reveal).ifPresent(key -> request.header("X-API-Key", key));
        return request;
    }

    private static URI below(URI base, String path) {
        return URI.create(base.toString().replaceFirst("[?#].*$", "").replaceFirst("/+$", "") + VERSION + path);
    }

    private Heard perform(HttpRequest.Builder request) throws UnheardException {
        try {
            HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String text = new String(body.readNBytes(LARGEST_BODY), StandardCharsets.UTF_8);
                return new Heard(response.statusCode(), response.headers(), text, certificate(response));
            }
        } catch (IOException e) {
            throw Silences.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnheardException("interrupted", "run it again");
        }
    }

    private static Optional<X509Certificate> certificate(HttpResponse<?> response) {
        Optional<SSLSession> session = response.sslSession();
        try {
            return session.isPresent() && session.get().getPeerCertificates()[0] instanceof X509Certificate first
                    ? Optional.of(first)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }
}
