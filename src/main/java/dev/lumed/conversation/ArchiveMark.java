package dev.lumed.conversation;

import java.time.Instant;

/**
 * What has left the state for the archive: always the oldest messages of the log.
 *
 * @param count how many
 * @param position the highest position among them
 * @param seq the highest seq among them
 * @param createdAt the latest time of creation among them
 */
public record ArchiveMark(long count, long position, long seq, Instant createdAt) {
    public static final ArchiveMark NONE = new ArchiveMark(0, 0, 0, Instant.MIN);

    ArchiveMark plus(Message message) {
        return new ArchiveMark(
                count + 1,
                Math.max(position, message.position()),
                Math.max(seq, message.seq()),
                message.createdAt().isAfter(createdAt) ? message.createdAt() : createdAt);
    }

    /** Whether a message the state does not hold may be among the archived. */
    boolean mayHold(RemoteMessage remote) {
        return count > 0 && !remote.createdAt().isAfter(createdAt);
    }
}
