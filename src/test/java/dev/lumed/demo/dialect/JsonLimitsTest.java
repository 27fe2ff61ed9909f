package dev.lumed.demo.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.fuzz.Excess;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the demo backend is sent has its limits too. */
final class JsonLimitsTest {

    static Stream<String> excesses() {
        return Stream.of(
                Excess.deep(Json.DEEPEST),
                Excess.number(Json.LONGEST_NUMBER + 1),
                Excess.named(Json.LONGEST_NAME + 1),
                Excess.text(Json.LONGEST_TEXT + 1));
    }

    static Stream<String> largest() {
        return Stream.of(
                Excess.deep(Json.DEEPEST - 1),
                Excess.number(Json.LONGEST_NUMBER),
                Excess.named(Json.LONGEST_NAME),
                Excess.text(Json.LONGEST_TEXT));
    }

    @ParameterizedTest
    @MethodSource("excesses")
    void object_beyondALimit_isNone(String value) {
        assertThat(Json.parseObject("{\"a\":" + value + "}")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("largest")
    void object_withinTheLimits_isRead(String value) {
        assertThat(Json.parseObject("{\"a\":" + value + "}")).isPresent();
    }
}
