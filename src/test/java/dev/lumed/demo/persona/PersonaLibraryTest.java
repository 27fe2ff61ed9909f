package dev.lumed.demo.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonaLibraryTest {

    private final PersonaLibrary library = PersonaLibrary.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            nutritionist        | Hello, how much protein do I need?   | | 1.2 to 1.6 g of protein
            nutritionist        | hi                                   | | Hello, good to see you
            nutritionist        | I am craving chocolate               | | Cravings are information
            fitness_coach       | I want to start running              | | 80 % of it
            fitness_coach       | My knee hurts                        | | sharp or stinging pain
            wellness_specialist | I cannot sleep                       | | Sleep is the first lever
            wellness_specialist | Thank you!                           | | Gladly
            general_wellness    | Guten Abend                          | | You wrote
            somebody_new        | hello                                | | I am glad you write
            echo                | just this                            | | just this
            """)
    void reply_toATopic_isAboutIt(String persona, String written, String none, String expected) {
        assertThat(library.reply(persona, written, 0)).contains(expected);
    }

    @Test
    void reply_toTheSameAgain_isAnotherOne() {
        String first = library.reply("nutritionist", "protein", 0);
        String second = library.reply("nutritionist", "protein", 1);
        assertThat(second).isNotEqualTo(first);
        assertThat(library.reply("nutritionist", "protein", 2)).isEqualTo(first);
    }

    @Test
    void reply_otherwise_quotesOnOneLineAndNotTooMuch() {
        String reply = library.reply("general_wellness", "zzz\nqqq " + "x".repeat(500), 0);
        assertThat(reply).contains("> zzz qqq xxx").contains("…").doesNotContain("x".repeat(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"general_wellness", "wellness_specialist", "nutritionist", "fitness_coach"})
    void persona_documented_speaksMarkdown(String persona) {
        String all = library.find(persona).sayings().collect(Collectors.joining("\n\n"));
        assertThat(all).contains("**", "\n- ", "\n1. ", "\n> ", "\n| ", "```").doesNotContain("%%");
        assertThat(library.find(persona).sayings()).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        assertThat(library.names()).contains(persona);
    }

    @Test
    void parse_withoutGreeting_saysSo() {
        assertThatThrownBy(() -> PersonaText.parse("%% otherwise\nWell.\n")).hasMessageContaining("greeting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "one two", "- a\n- b\n\n```\nx  y\n```\n", " lead and trail \n", "\n"})
    void pieces_joined_areTheTextAgain(String text) {
        assertThat(String.join("", Pieces.of(text))).isEqualTo(text);
    }

    @Test
    void pieces_ofAText_areOfTheSizeOfWords() {
        assertThat(Pieces.of("Here is a dinner")).containsExactly("Here", " is", " a", " dinner");
    }
}
