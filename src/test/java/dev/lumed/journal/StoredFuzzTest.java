package dev.lumed.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lumed.fuzz.FuzzInput;
import java.util.List;

/** What stands in the store is a value or is refused as unreadable, and a value is stored as it was read. */
final class StoredFuzzTest {

    private static final List<Kind<?>> KINDS = List.of(
            new Kind<>(StoredFormats.EVENT, "event:1"),
            new Kind<>(StoredFormats.STATE, "state:2"),
            new Kind<>(StoredFormats.MESSAGE, "message:1"),
            new Kind<>(StoredFormats.SUMMARY, "conversation:2"),
            new Kind<>(StoredFormats.STATE, "state:1"),
            new Kind<>(StoredFormats.SUMMARY, "conversation:1"));

    private record Kind<T>(StoredFormat<T> format, String manifest) {

        void check(String stored) {
            T value;
            try {
                value = format.read(manifest, stored);
            } catch (UnreadableException refused) {
                return;
            }
            assertNotNull(value);
            byte[] bytes = format.bytes(value);
            T again = format.read(format.manifest(), bytes);
            assertEquals(value, again);
            assertArrayEquals(bytes, format.bytes(again));
        }
    }

    @FuzzTest
    void stored_ofAnyText_isReadAndStoredAlikeOrRefused(byte[] bytes) {
        FuzzInput input = FuzzInput.of(FuzzInput.upTo(2048, bytes));
        input.among(KINDS).check(input.text());
    }
}
