package dev.lumed.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lumed.conversation.Event;
import dev.lumed.fuzz.Excess;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored is read within limits, and what is no value at all is unreadable, never a value without its parts. */
final class StoredLimitsTest {

    static Stream<String> excesses() {
        return Stream.of(
                Excess.deep(StoredJson.DEEPEST),
                Excess.number(StoredJson.LONGEST_NUMBER + 1),
                Excess.named(StoredJson.LONGEST_NAME + 1));
    }

    static Stream<String> largest() {
        return Stream.of(
                Excess.deep(StoredJson.DEEPEST - 1),
                Excess.number(StoredJson.LONGEST_NUMBER),
                Excess.named(StoredJson.LONGEST_NAME));
    }

    @ParameterizedTest
    @MethodSource("excesses")
    void event_beyondALimit_isUnreadable(String value) {
        assertThatThrownBy(() -> StoredFormats.EVENT.read("event:1", opened(value)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("exceeds the maximum");
    }

    @ParameterizedTest
    @MethodSource("largest")
    void event_withinTheLimits_isRead(String value) {
        assertThat(StoredFormats.EVENT.read("event:1", opened(value))).isEqualTo(new Event.Opened());
    }

    @Test
    void text_beyondTheLimit_isUnreadable() {
        String longest = Excess.text(StoredJson.LONGEST_TEXT);
        assertThat(StoredFormats.EVENT.read("event:1", failed(longest))).isInstanceOf(Event.SendFailed.class);
        assertThatThrownBy(() -> StoredFormats.EVENT.read("event:1", failed(longest.replaceFirst("x", "xx"))))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("exceeds the maximum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "7", "\"x\"", "[]"})
    void value_thatIsNoObject_isUnreadable(String stored) {
        for (String manifest : new String[] {"state:1", "state:2"}) {
            assertThatThrownBy(() -> StoredFormats.STATE.read(manifest, stored))
                    .isInstanceOf(UnreadableException.class);
        }
        for (String manifest : new String[] {"conversation:1", "conversation:2"}) {
            assertThatThrownBy(() -> StoredFormats.SUMMARY.read(manifest, stored))
                    .isInstanceOf(UnreadableException.class);
        }
        assertThatThrownBy(() -> StoredFormats.EVENT.read("event:1", stored)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void part_thatMustBeThere_mayNotBeNull() {
        assertThatThrownBy(() -> StoredFormats.EVENT.read("event:1", "{\"type\":\"send-accepted\",\"id\":null}"))
                .isInstanceOf(UnreadableException.class);
    }

    private static String failed(String reason) {
        return "{\"type\":\"send-failed\",\"id\":\"m1\",\"reason\":" + reason + "}";
    }

    /** An event with something that this version does not know. */
    private static String opened(String value) {
        return "{\"type\":\"opened\",\"more\":" + value + "}";
    }
}
