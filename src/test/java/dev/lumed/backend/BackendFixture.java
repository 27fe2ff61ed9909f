package dev.lumed.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.settings.BackendSettings;
import dev.lumed.settings.CredentialSettings;
import dev.lumed.settings.ReconnectSettings;
import dev.lumed.settings.Secret;
import dev.lumed.settings.SocketAuth;
import dev.lumed.settings.TlsSettings;
import dev.lumed.settings.WebSocketSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorSystem;

/** A client for a test, and how to wait for what it does. */
final class BackendFixture {
    static final Duration PATIENT = Duration.ofSeconds(20);
    static final Duration IMPATIENT = Duration.ofSeconds(1);
    static final String ACCESS = "access-canary";
    static final String REFRESH = "refresh-canary";
    static final String KEY = "key-canary";
    static final String PASSWORD = "password-canary";

    private static final long MAX_FRAME = 64 << 10;

    private BackendFixture() {}

    static PekkoBackend backend(
            ActorSystem<?> system, String url, CredentialSettings credentials, Duration requestTimeout) {
        return PekkoBackend.create(system, settings(url, credentials, requestTimeout), websocket(SocketAuth.BOTH));
    }

    static BackendSettings settings(String url, CredentialSettings credentials, Duration requestTimeout) {
        return new BackendSettings(
                Optional.of(URI.create(url)),
                Optional.empty(),
                Optional.of(Secret.of(KEY)),
                credentials,
                TlsSettings.usual(),
                requestTimeout);
    }

    static CredentialSettings tokens() {
        return new CredentialSettings(
                Optional.of(Secret.of(ACCESS)),
                Optional.of(Secret.of(REFRESH)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static CredentialSettings login() {
        return new CredentialSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.of("ann@example.org"),
                Optional.of(Secret.of(PASSWORD)),
                Optional.empty());
    }

    static CredentialSettings tokensAndLogin() {
        return new CredentialSettings(
                Optional.of(Secret.of(ACCESS)),
                Optional.of(Secret.of(REFRESH)),
                Optional.of("ann@example.org"),
                Optional.of(Secret.of(PASSWORD)),
                Optional.empty());
    }

    static CredentialSettings nothing() {
        return CredentialSettings.none();
    }

    static WebSocketSettings websocket(SocketAuth auth) {
        Duration any = Duration.ofSeconds(1);
        ReconnectSettings reconnect = new ReconnectSettings(any, any, 2, 0.2, 5, any);
        return new WebSocketSettings(true, auth, any, any, any, any, any, any, MAX_FRAME, reconnect);
    }

    /** Why a call was not answered. */
    static String reason(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Answer.Unavailable.class);
        return ((Answer.Unavailable<?>) answer).reason();
    }

    /** What a stage is completed with, without waiting. */
    static <T> T now(CompletionStage<T> stage) {
        assertThat(stage.toCompletableFuture()).isCompleted();
        return stage.toCompletableFuture().join();
    }

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
