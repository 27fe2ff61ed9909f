package dev.lumed.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds where nobody sets anything: the documented table, and the two files that repeat it. */
class DefaultsTest {

    private static final Path USER_FILE = Path.of("application.conf");

    @Test
    void defaults_nothingSet_areTheDocumentedOnes() throws SettingsException {
        LumedSettings settings = Configuration.ofText("").settings();

        assertThat(settings)
                .isEqualTo(new LumedSettings(
                        new DataDir(Path.of("./data")),
                        Duration.ofSeconds(10),
                        new ApiSettings("127.0.0.1", 7420, Optional.empty(), false, false, Optional.empty()),
                        backend(),
                        websocket(),
                        polling(),
                        new OutboxSettings(Duration.ofSeconds(2), 1000),
                        new StoreSettings(
                                StoreKind.SQLITE,
                                Durability.POWER,
                                new PostgresqlSettings(Optional.empty(), Optional.empty(), Optional.empty())),
                        new ClusterSettings(false, "127.0.0.1", 17355, List.of()),
                        new LogSettings(LogFormat.TEXT, LogLevel.INFO, Optional.empty(), 10 << 20, 5),
                        demo()));
    }

    @Test
    void userFile_asShipped_isValidAndEqualsTheDefaults() throws SettingsException {
        Configuration shipped =
                Configuration.read(new Invocation(Optional.of(USER_FILE), Optional.empty(), Map.of(), Path.of("")));

        assertThat(shipped.settings()).isEqualTo(Configuration.ofText("").settings());
    }

    @Test
    void userFile_asShipped_namesEveryKey() throws Exception {
        String text = Files.readString(USER_FILE);

        assertThat(Configuration.ofText("").values()).allSatisfy(value -> assertThat(text)
                .containsPattern("(?m)^\\s*(# )?" + value.key().replaceAll(".*\\.", "") + " = "));
    }

    @Test
    void reference_everyKey_isReadAndEveryKeyReadIsThere() throws SettingsException {
        List<String> read = Configuration.ofText("").values().stream()
                .map(EffectiveValue::key)
                .toList();

        assertThat(ReferenceKeys.all()).containsExactlyInAnyOrderElementsOf(read);
    }

    private static DemoSettings demo() {
        String config =
                """
                lumed.demo { host = "127.0.0.1", port = 7430, think-time = "700ms", piece-interval = "45ms"
                             access {}, dialect {}, faults {}, limits {}, tls {} }
                """;
        return new DemoSettings(
                "127.0.0.1", 7430, Duration.ofMillis(700), Duration.ofMillis(45), ConfigFactory.parseString(config));
    }

    private static BackendSettings backend() {
        return new BackendSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                CredentialSettings.none(),
                TlsSettings.usual(),
                Duration.ofSeconds(10));
    }

    private static WebSocketSettings websocket() {
        return new WebSocketSettings(
                true,
                SocketAuth.BOTH,
                Duration.ofSeconds(10),
                Duration.ofMillis(1500),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                1024 * 1024,
                new ReconnectSettings(
                        Duration.ofSeconds(2), Duration.ofSeconds(32), 2, 0.2, 5, Duration.ofSeconds(60)));
    }

    private static PollingSettings polling() {
        return new PollingSettings(
                true,
                Duration.ofSeconds(3),
                List.of(
                        new PollingTier(Optional.of(Duration.ofSeconds(30)), Duration.ofSeconds(2)),
                        new PollingTier(Optional.of(Duration.ofSeconds(300)), Duration.ofSeconds(5)),
                        new PollingTier(Optional.empty(), Duration.ofSeconds(10))),
                100,
                64,
                Duration.ofHours(6));
    }
}
