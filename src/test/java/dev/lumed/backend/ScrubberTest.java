package dev.lumed.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScrubberTest {
    private final Scrubber scrubber = new Scrubber(() -> List.of("s3cret", "", "a+b/c d=&?"));

    @Test
    void words_missing_areEmpty() {
        assertThat(scrubber.clean(null)).isEmpty();
    }

    @Test
    void words_onManyLinesAndWithEscapes_becomeOneLine() {
        assertThat(scrubber.clean(" no\r\n\troom\u001b[31m for you\u0000 ")).isEqualTo("no room [31m for you");
    }

    @Test
    void words_withoutEnd_areCut() {
        assertThat(scrubber.clean("x".repeat(1_000_000))).hasSize(200).endsWith("x…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret", "a+b/c d=&?", "a%2Bb/c+d%3D%26?", "a%2Bb%2Fc+d%3D%26%3F"})
    void secret_inAnyForm_isMasked(String form) {
        assertThat(scrubber.clean("GET /ws?token=" + form + " " + form)).isEqualTo("GET /ws?token=*** ***");
    }
}
