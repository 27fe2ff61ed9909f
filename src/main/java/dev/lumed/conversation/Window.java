package dev.lumed.conversation;

import java.util.List;

/**
 * What the state holds of the settled messages: the newest, few and small enough that a conversation at rest takes 64 KiB
 * at the most, in the heap as in its snapshot. The older ones go to the archive, some at a time.
 */
final class Window {
    private static final int MOST_MESSAGES = 64;
    private static final int MOST_BYTES = 27_000;

    private Window() {}

    /** The oldest, where there are too many or too large ones. */
    static List<Message> beyond(List<Message> settled) {
        int bytes = 0;
        for (Message message : settled) {
            bytes += message.bytes();
        }
        if (settled.size() <= MOST_MESSAGES && bytes <= MOST_BYTES) {
            return List.of();
        }
        int count = 0;
        while (count < settled.size()
                && (settled.size() - count > MOST_MESSAGES * 3 / 4 || bytes > MOST_BYTES * 3 / 4)) {
            bytes -= settled.get(count++).bytes();
        }
        return settled.subList(0, count);
    }
}
