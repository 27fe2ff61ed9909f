package dev.lumed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2025-03-01T12:00:00Z, 2025-03-01T12:00:00Z",
        "2025-03-01T12:00:00.123456789Z, 2025-03-01T12:00:00.123456789Z",
        "2025-03-01t12:00:00z, 2025-03-01T12:00:00Z",
        "2025-03-01 12:00:00, 2025-03-01T12:00:00Z",
        "2025-03-01T12:00, 2025-03-01T12:00:00Z",
        "2025-03-01T12:00:00.5, 2025-03-01T12:00:00.500Z",
        "2025-03-01T12:00:00+02:00, 2025-03-01T10:00:00Z",
        "2025-03-01T12:00:00-0230, 2025-03-01T14:30:00Z",
        "2025-03-01 12:00:00 +00:00, 2025-03-01T12:00:00Z",
        "' 2025-03-01T12:00:00Z ', 2025-03-01T12:00:00Z"
    })
    void text_asServersWriteIt_isRead(String text, Instant expected) {
        assertThat(Timestamps.read(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2025-13-01T00:00:00Z", "2025-03-01", "2025-03-01T12:00:00Zulu", "17"})
    void text_ofAnotherKind_isNothing(String text) {
        assertThat(Timestamps.read(text)).isNull();
    }

    @Test
    void number_ofSecondsOrMilliseconds_isRead() {
        Instant noon = Instant.parse("2025-03-01T12:00:00Z");
        assertThat(Timestamps.read(number(noon.getEpochSecond()))).isEqualTo(noon);
        assertThat(Timestamps.read(number(noon.toEpochMilli()))).isEqualTo(noon);
    }

    @Test
    void instant_ofAYearThatNobodyMeans_isNothing() {
        assertThat(Timestamps.read(number(Long.MIN_VALUE))).isNull();
        assertThat(Timestamps.read("+10000-01-01T00:00:00Z")).isNull();
        assertThat(Timestamps.read("9999-12-31T23:59:59-01:00")).isNull();
        assertThat(Timestamps.read("9999-12-31T23:59:59Z")).isNotNull();
    }

    private static NumericNode number(long value) {
        return JsonNodeFactory.instance.numberNode(value);
    }
}
