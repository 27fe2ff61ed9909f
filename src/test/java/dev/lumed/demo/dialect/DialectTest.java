package dev.lumed.demo.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lumed.demo.fault.BadSwitchException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class DialectTest {

    @ParameterizedTest
    @EnumSource(Feature.class)
    void current_each_isTheFirstWord(Feature feature) {
        assertThat(Dialect.current().has(feature, feature.words().get(0))).isTrue();
        assertThat(feature.explanation()).endsWith(".");
    }

    @Test
    void with_texts_changesWhatTheyName() {
        Dialect dialect = Dialect.current().with(Map.of("preset", "oldest", "lists", "paged"));
        assertThat(dialect).isEqualTo(Dialect.oldest().with(Feature.LISTS, "paged"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            preset  | newest | preset: found "newest", allowed is current or oldest
            lists   | long   | lists: found "long", allowed is one of paged, whole
            listing | paged  | dialect: found "listing", allowed is one of socket-auth,
            """)
    void with_nonsense_saysKeyFoundAndAllowed(String key, String word, String message) {
        assertThatThrownBy(() -> Dialect.current().with(Map.of(key, word)))
                .isInstanceOf(BadSwitchException.class)
                .hasMessageStartingWith(message);
    }
}
