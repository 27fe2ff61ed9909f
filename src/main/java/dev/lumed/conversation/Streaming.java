package dev.lumed.conversation;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How replies are coming in.
 *
 * @param draft the one that is growing
 * @param muted one that is known as a whole: what its stream still brings is ignored
 * @param quietAt when the reply that is due, and has not begun, counts as silent
 * @param lookups how often the history was searched in vain for what is missing
 */
record Streaming(@Nullable Draft draft, @Nullable Muted muted, @Nullable Duration quietAt, int lookups) {
    static final Streaming IDLE = new Streaming(null, null, null, 0);

    /**
     * A reply that is growing.
     *
     * @param idleAt when it counts as interrupted, unless another piece comes
     */
    record Draft(MessageId id, @Nullable ServerId serverId, Text text, Duration idleAt) {
        Draft plus(String piece, Duration deadline) {
            return new Draft(id, serverId, text.plus(piece), deadline);
        }
    }

    /**
     * A stream whose reply is known as a whole from elsewhere.
     *
     * @param heard pieces of it were seen; otherwise it may have come before, or never come
     * @param until when it counts as ended, unless another piece comes
     */
    record Muted(MessageId reply, boolean heard, Duration until) {}

    Optional<Duration> wakeAt() {
        return Progress.earliest(quietAt, draft == null ? null : draft.idleAt(), muted == null ? null : muted.until());
    }

    Streaming growing(@Nullable Draft changed) {
        return new Streaming(changed, null, quietAt, lookups);
    }

    Streaming ended() {
        return new Streaming(null, null, quietAt, 0);
    }

    Streaming muting(@Nullable Muted stream) {
        return new Streaming(null, stream, quietAt, lookups);
    }

    /** Another reply is due: a stream that is only feared to come would now be taken for it. */
    Streaming expecting(Duration deadline) {
        return new Streaming(draft, muted != null && muted.heard() ? muted : null, deadline, 0);
    }

    Streaming dueBy(@Nullable Duration deadline) {
        return new Streaming(draft, muted, deadline, lookups);
    }

    Streaming searched(int times) {
        return new Streaming(draft, muted, quietAt, times);
    }
}
