package dev.lumed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

/** How things are put into words and columns. */
final class TextTest {

    private static final Times TIMES = new Times(Instant.parse("2025-03-01T22:59:00Z"), ZoneId.of("Europe/Berlin"));

    @Test
    void plain_controlCharacters_areShownAndNotObeyed() {
        assertThat(Plain.text("a\u001b[31mred\u0007\u007f\u009b2J\u202eback\u2066"))
                .isEqualTo("a␛[31mred␇␡�2J�back�");
    }

    @Test
    void plain_linesAndTabs_areKept() {
        assertThat(Plain.text("one\r\ntwo\n\tthree\rfour")).isEqualTo("one\ntwo\n\tthree␍four");
    }

    @Test
    void plain_asALine_hasNoBreaks() {
        assertThat(Plain.line("  one \r\n\n two\u001b ")).isEqualTo("one two␛");
    }

    @Test
    void times_ofToday_haveNoDate() {
        assertThat(TIMES.brief(Instant.parse("2025-03-01T07:05:00Z"))).isEqualTo("08:05");
        assertThat(TIMES.brief(Instant.parse("2025-03-01T23:30:00Z"))).isEqualTo("2025-03-02 00:30");
    }

    @ParameterizedTest
    @CsvSource({"0,0 s", "59,59 s", "61,1 min 1 s", "3720,1 h 2 min", "93600,1 d 2 h", "-5,0 s"})
    void durations_long_areTwoUnits(long seconds, String words) {
        assertThat(Times.words(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "2m,PT2M", "1h,PT1H", "5 s,PT5S"})
    void duration_typed_isRead(String typed, Duration duration) {
        assertThat(new Durations().convert(typed)).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({"5", "s", "-1s", "1d", "99999999s"})
    void duration_mistyped_isRefused(String typed) {
        assertThatThrownBy(() -> new Durations().convert(typed)).isInstanceOf(TypeConversionException.class);
    }

    @ParameterizedTest
    @CsvSource({"abc,3", "日本,4", "e\u0301,1", "🥗,2", "a\u200db,2"})
    void width_ofLetters_isThatOfTheirColumns(String text, int columns) {
        assertThat(DisplayWidth.of(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({"abcdef,6,abcdef", "abcdef,5,abcd…", "日本語,5,日本…", "日本語,4,日…", "🥗🥗,3,🥗…"})
    void cut_tooWide_endsWithASign(String text, int columns, String expected) {
        assertThat(DisplayWidth.cut(text, columns)).isEqualTo(expected);
    }

    @Test
    void table_onAScreen_isAlignedCutAndColoured() {
        Table table = new Table("ID", "LINK", "REASON")
                .row("1", "live", "")
                .row("22", "offline", "a reason that is long, with a \u001b[2J in it");

        assertThat(table.on(new Screen(true, true, 30)).lines())
                .containsExactly(
                        "ID  LINK     REASON",
                        "1   \u001b[32mlive     \u001b[0m",
                        "22  \u001b[31moffline  \u001b[0ma reason that is…");
    }

    @Test
    void table_widerThanTheScreen_isCutInWhateverColumn() {
        Table table = new Table("ID", "PERSONA", "REASON").row("1", "nutritionist", "closed");

        assertThat(table.on(new Screen(true, false, 10)).lines()).containsExactly("ID  PERSO…", "1   nutri…");
    }

    @Test
    void table_inAFile_isWholeAndPlain() {
        assertThat(new Table("A", "B").row("live", "x".repeat(200)).on(Screen.NONE))
                .isEqualTo("A     B\nlive  " + "x".repeat(200) + "\n");
    }

    @Test
    void shortIds_alike_areLongEnoughToTellThemApart() {
        assertThat(ShortIds.length(List.of())).isEqualTo(8);
        assertThat(ShortIds.length(List.of("abcdefgh-1", "bbcdefgh-1"))).isEqualTo(8);
        assertThat(ShortIds.length(List.of("abcdefgh-1", "abcdefgh-2"))).isEqualTo(10);
        assertThat(ShortIds.length(List.of("abc", "abcd"))).isEqualTo(8);
    }
}
