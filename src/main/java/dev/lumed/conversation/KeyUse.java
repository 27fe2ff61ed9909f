package dev.lumed.conversation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An idempotency key that was used.
 *
 * @param digest of the content it came with, so that another body under the same key is noticed
 */
public record KeyUse(String key, String digest, MessageId message) {
    /** Some ninety keys as they are usually made. */
    private static final int MOST_BYTES = 22_000;

    private static final int BYTES_BESIDE_THE_KEY = 200;

    private int bytes() {
        return BYTES_BESIDE_THE_KEY + key.length();
    }

    /** Those that are kept: of all messages that are pending, and beside them the newest that have room. */
    static List<KeyUse> kept(List<KeyUse> keys, List<Pending> pending) {
        int bytes = 0;
        for (KeyUse use : keys) {
            bytes += use.bytes();
        }
        if (bytes <= MOST_BYTES) {
            return keys;
        }
        Set<MessageId> waiting = new HashSet<>();
        pending.forEach(each -> waiting.add(each.message().id()));
        List<KeyUse> kept = new ArrayList<>();
        for (KeyUse use : keys) {
            if (bytes > MOST_BYTES && !waiting.contains(use.message())) {
                bytes -= use.bytes();
            } else {
                kept.add(use);
            }
        }
        return kept;
    }
}
