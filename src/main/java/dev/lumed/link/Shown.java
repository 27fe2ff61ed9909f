package dev.lumed.link;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a phase shows people of itself; times are still by the monotonic clock. */
record Shown(Mode mode, @Nullable String reason, Optional<Duration> retryAt) {

    Shown(Mode mode, @Nullable String reason) {
        this(mode, reason, Optional.empty());
    }

    /** No socket delivers, so all depends on whether reads do. */
    static Shown polling(Reading reading, String reason, Optional<Duration> nextSocket) {
        if (!reading.isFailing()) {
            return new Shown(Mode.POLLING, reason, nextSocket);
        }
        Optional<Duration> nextRead = Optional.ofNullable(reading.next());
        return new Shown(
                Mode.OFFLINE,
                reading.trouble().reason(),
                nextSocket
                        .filter(socket -> nextRead.isEmpty() || socket.compareTo(nextRead.get()) < 0)
                        .or(() -> nextRead));
    }
}
