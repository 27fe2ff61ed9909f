package dev.lumed.supply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AffectedTest {
    private static final Affected MENDED = new Affected("2.13.0", "2.13.4.2", "");

    @ParameterizedTest
    @ValueSource(strings = {"2.13.0", "2.13", "2.13.3", "2.13.4", "2.13.4.1", "2.13.4.2-rc1"})
    void version_fromTheFirstToTheMend_isAffected(String version) {
        assertThat(MENDED.includes(version)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.13.4.2", "2.13.5", "2.14.0", "2.22.4", "3.0.0"})
    void version_thatIsMended_isNotAffected(String version) {
        assertThat(MENDED.includes(version)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.12.7.1", "2.9.10", "2.13.0-rc2"})
    void version_beforeTheFirst_isNotAffected(String version) {
        assertThat(MENDED.includes(version)).isFalse();
    }

    @Test
    void version_theLastThatIsAffected_isItself() {
        Affected toTheLast = new Affected("0", "", "1.4.2");
        assertThat(toTheLast.includes("1.4.2")).isTrue();
        assertThat(toTheLast.includes("1.4.3")).isFalse();
    }

    @Test
    void version_whereNoEndIsKnown_isAffected() {
        assertThat(new Affected("0", "", "").includes("0.0.1-alpha")).isTrue();
        assertThat(new Affected("1.2", "", "").includes("99")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "9.4.50.v20221201, 9.4.51.v20230217",
        "9.4.9, 9.4.51.v20230217",
        "42.2.5.jre7, 42.2.26",
        "2.0.0-M9, 2.0.0-RC1",
        "2.0.0-RC1, 2.0.0",
        "2.13.4, 2.13.4.2",
        "31.1-android, 31.1-jre",
    })
    void versions_withQualifiers_areInMavensOrder(String older, String newer) {
        assertThat(Affected.compare(older, newer)).isNegative();
        assertThat(new Affected("0", newer, "").includes(older)).isTrue();
        assertThat(new Affected("0", older, "").includes(newer)).isFalse();
    }
}
