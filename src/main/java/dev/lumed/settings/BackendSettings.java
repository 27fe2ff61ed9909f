package dev.lumed.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The backend and how lumed signs in there.
 *
 * @param url {@code /api/v1} is appended to it; absent where the demo backend is started along
 * @param websocketUrl absent where it is derived, see {@link #socketUrl()}
 */
public record BackendSettings(
        Optional<URI> url,
        Optional<URI> websocketUrl,
        Optional<Secret> apiKey,
        CredentialSettings credentials,
        TlsSettings tls,
        Duration requestTimeout) {

    static BackendSettings read(Section backend) {
        return new BackendSettings(
                backend.url("url", "http", "https"),
                backend.url("websocket-url", "ws", "wss"),
                backend.secret("api-key"),
                CredentialSettings.read(backend.section("credentials")),
                TlsSettings.read(backend.section("tls")),
                backend.duration("request-timeout", Duration.ofMillis(100), Duration.ofMinutes(5)));
    }

    BackendSettings reloaded(BackendSettings later) {
        CredentialSettings tokens = new CredentialSettings(
                later.credentials.accessToken(),
                later.credentials.refreshToken(),
                credentials.email(),
                credentials.password(),
                credentials.file());
        return with(tokens);
    }

    /** The same, signed in otherwise. */
    public BackendSettings with(CredentialSettings others) {
        return new BackendSettings(url, websocketUrl, apiKey, others, tls, requestTimeout);
    }

    /** The backend to talk to, for the commands that cannot do without one. */
    public URI requiredUrl() throws SettingsException {
        if (url.isPresent()) {
            return url.get();
        }
        throw new SettingsException(List.of(new Problem(
                new Source.BuiltIn(),
                "lumed.backend.url",
                "nothing",
                "the backend's URL: set it in application.conf or in LUMED_BACKEND_URL, or start `demo`, which"
                        + " brings a backend along")));
    }

    /** The same settings for another backend, its socket's URL derived. */
    public BackendSettings at(URI other) {
        return new BackendSettings(Optional.of(other), Optional.empty(), apiKey, credentials, tls, requestTimeout);
    }

    /** Where the sockets connect to: the URL of the backend with {@code ws} for {@code http}, unless set. */
    public Optional<URI> socketUrl() {
        return websocketUrl.or(
                () -> url.map(http -> URI.create("ws" + http.toString().substring("http".length()))));
    }
}
