package dev.lumed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stores as earlier lumeds wrote them, one of each version of the schema, made by {@link StoreFileMaking}: open and closed
 * conversations, an archive, and messages that are queued, uncertain and failed. They are never made again.
 */
final class StoreFileTest {

    @TempDir
    Path dataDir;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void store_ofAnEarlierLumed_isOpenedWithAllThatIsInIt(int version) throws Exception {
        try (InputStream packed = new GZIPInputStream(resource("lumed-" + version + ".db.gz"))) {
            Files.copy(packed, dataDir.resolve("lumed.db"));
        }

        try (AloneDaemon lumed = AloneDaemon.on(dataDir)) {
            assertThat(String.join("\n", lumed.inventory()) + "\n").isEqualTo(text("lumed-" + version + ".txt"));
        }
        assertThat(version()).isGreaterThanOrEqualTo(version);
    }

    private int version() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + dataDir.resolve("lumed.db"));
                var statement = connection.createStatement()) {
            return statement.executeQuery("PRAGMA user_version").getInt(1);
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream text = resource(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(StoreFileTest.class.getResourceAsStream(name), name);
    }
}
