package dev.lumed.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every key, set to something else than its default, arrives where it belongs. */
class MappingsTest {

    static final String EVERYTHING =
            """
            lumed {
              data-dir = "/var/lib/lumed"
              shutdown-timeout = 20s
              api {
                host = "0.0.0.0", port = 0, token = "local-token", allow-plaintext = true, unix-socket = true
                tls { certificate = "/etc/lumed/certificate.pem", private-key = "/etc/lumed/key.pem" }
              }
              backend {
                url = "https://consult.example/base"
                websocket-url = "wss://sockets.example"
                api-key = "key-1"
                credentials { access-token = "access-1", refresh-token = "refresh-1"
                              email = "someone@example.org", password = "password-1", file = "tokens" }
                tls.ca-file = "src/test/resources/authority.pem"
                request-timeout = 3s
              }
              websocket {
                enabled = false, auth = query, connect-timeout = 1s, hedge-after = 0ms, ping-interval = 2s
                pong-timeout = 3s, stream-idle-timeout = 4s, resync-interval = 1h, max-frame = 64KiB
                reconnect { min-backoff = 1s, max-backoff = 8s, factor = 1.5, jitter = 1, fast-attempts = 3
                            slow-interval = 2m }
              }
              polling {
                adaptive = false, interval = 7s, tiers = [{ until = 1m, interval = 1s }, { interval = 1m }]
                page-size = 20, max-concurrent = 8, compare-interval = 1d
              }
              outbox { uncertain-grace = 500ms, max-queued = 10 }
              store {
                kind = postgresql, durability = process
                postgresql { url = "jdbc:postgresql://db.example/lumed", user = lumed, password = "password-2" }
              }
              cluster { enabled = false, host = "10.0.0.1", port = 2552, seed-nodes = ["10.0.0.1:2552"] }
              log { format = json, level = debug, file = lumed.log, max-size = 1MiB, keep = 3 }
              demo {
                host = "::1", port = 0, think-time = 0ms, piece-interval = 1ms, access { api-key = "key-2" }
                dialect { preset = oldest }, faults { rest-html { calls = send } }, limits { active = 2 }
                tls { password = "password-3" }
              }
            }
            """;

    @Test
    void settings_everyKeySet_holdThem() throws SettingsException {
        assertThat(Configuration.ofText(EVERYTHING).settings())
                .isEqualTo(new LumedSettings(
                        new DataDir(Path.of("/var/lib/lumed")),
                        Duration.ofSeconds(20),
                        new ApiSettings(
                                "0.0.0.0",
                                0,
                                secret("local-token"),
                                true,
                                true,
                                Optional.of(new ApiTlsSettings(
                                        Path.of("/etc/lumed/certificate.pem"), Path.of("/etc/lumed/key.pem")))),
                        backend(),
                        websocket(),
                        polling(),
                        new OutboxSettings(Duration.ofMillis(500), 10),
                        new StoreSettings(
                                StoreKind.POSTGRESQL,
                                Durability.PROCESS,
                                new PostgresqlSettings(
                                        Optional.of("jdbc:postgresql://db.example/lumed"),
                                        Optional.of("lumed"),
                                        secret("password-2"))),
                        new ClusterSettings(false, "10.0.0.1", 2552, List.of("10.0.0.1:2552")),
                        new LogSettings(LogFormat.JSON, LogLevel.DEBUG, Optional.of(Path.of("lumed.log")), 1 << 20, 3),
                        demo()));
    }

    @Test
    void everything_ofThisTest_setsEveryKey() throws SettingsException {
        assertThat(Configuration.ofText(EVERYTHING).values())
                .allSatisfy(value -> assertThat(value.source()).isInstanceOf(Source.Text.class));
    }

    @Test
    void socketUrl_notSet_isDerivedFromTheUrl() throws SettingsException {
        assertThat(socketUrl("lumed.backend.url = \"https://consult.example/base\""))
                .contains(URI.create("wss://consult.example/base"));
        assertThat(socketUrl("lumed.backend.url = \"http://127.0.0.1:7430\""))
                .contains(URI.create("ws://127.0.0.1:7430"));
        assertThat(socketUrl("")).isEmpty();
    }

    @Test
    void secrets_printed_areMasked() throws SettingsException {
        Configuration configuration = Configuration.ofText(EVERYTHING);

        assertThat(configuration + " " + configuration.settings())
                .doesNotContain("local-token", "key-1", "access-1", "refresh-1", "password-1", "password-2")
                .doesNotContain("key-2", "password-3");
    }

    private static Optional<URI> socketUrl(String text) throws SettingsException {
        return Configuration.ofText(text).settings().backend().socketUrl();
    }

    private static Optional<Secret> secret(String value) {
        return Optional.of(Secret.of(value));
    }

    private static DemoSettings demo() {
        String config =
                """
                lumed.demo {
                  host = "::1", port = 0, think-time = "0ms", piece-interval = "1ms", access { api-key = "key-2" }
                  dialect { preset = oldest }, faults { rest-html { calls = send } }, limits { active = 2 }
                  tls { password = "password-3" }
                }
                """;
        return new DemoSettings("::1", 0, Duration.ZERO, Duration.ofMillis(1), ConfigFactory.parseString(config));
    }

    private static BackendSettings backend() {
        return new BackendSettings(
                Optional.of(URI.create("https://consult.example/base")),
                Optional.of(URI.create("wss://sockets.example")),
                secret("key-1"),
                new CredentialSettings(
                        secret("access-1"),
                        secret("refresh-1"),
                        Optional.of("someone@example.org"),
                        secret("password-1"),
                        Optional.of(Path.of("tokens"))),
                new TlsSettings(Optional.of(authority())),
                Duration.ofSeconds(3));
    }

    private static Authorities authority() {
        try {
            return Authorities.read(Path.of("src/test/resources/authority.pem"));
        } catch (IOException | CertificateException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static WebSocketSettings websocket() {
        return new WebSocketSettings(
                false,
                SocketAuth.QUERY,
                Duration.ofSeconds(1),
                Duration.ZERO,
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Duration.ofHours(1),
                64 * 1024,
                new ReconnectSettings(Duration.ofSeconds(1), Duration.ofSeconds(8), 1.5, 1, 3, Duration.ofMinutes(2)));
    }

    private static PollingSettings polling() {
        return new PollingSettings(
                false,
                Duration.ofSeconds(7),
                List.of(
                        new PollingTier(Optional.of(Duration.ofMinutes(1)), Duration.ofSeconds(1)),
                        new PollingTier(Optional.empty(), Duration.ofMinutes(1))),
                20,
                8,
                Duration.ofDays(1));
    }
}
