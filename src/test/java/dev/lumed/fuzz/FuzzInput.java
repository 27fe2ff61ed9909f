package dev.lumed.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of a fuzzer, cut so that an input can be read and written by hand: the first letter, from {@code a} on,
 * chooses what is attacked, the rest is the text it is attacked with.
 */
public record FuzzInput(int choice, String text) {

    /** Bytes that are no UTF-8 become replacement characters. */
    public static FuzzInput of(byte[] bytes) {
        return bytes.length == 0
                ? new FuzzInput(0, "")
                : new FuzzInput(
                        Math.floorMod(bytes[0] - 'a', 256),
                        new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8));
    }

    /** The same, of a text that may hold what UTF-8 cannot: half a pair of surrogates. */
    public static FuzzInput ofAnyLetters(byte[] bytes) {
        FuzzInput plain = of(bytes);
        return plain.choice % 2 == 0
                ? plain
                : new FuzzInput(plain.choice, new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_16BE));
    }

    /** The beginning, for targets of which a long input shows nothing that a short one does not, but more slowly. */
    public static byte[] upTo(int most, byte[] bytes) {
        return bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }

    public <T> T among(List<T> all) {
        return all.get(choice % all.size());
    }
}
