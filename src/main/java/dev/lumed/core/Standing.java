package dev.lumed.core;

import dev.lumed.conversation.Input;
import dev.lumed.conversation.Progress;
import dev.lumed.link.Link;
import dev.lumed.link.LinkSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a conversation dies with its actor: how it is connected, what is under way, and what waits until the history
 * is read.
 *
 * @param read the number under which the link waits for a reading, 0 where it waits for none
 * @param news that the state was just rebuilt, as long as the cores have not been told
 * @param stash what came on the socket while the link was stashing, in order
 */
public record Standing(Link link, Progress progress, int read, List<Input> stash, Input.@Nullable Recovered news) {
    public Standing {
        stash = List.copyOf(stash);
    }

    /**
     * Of a conversation whose state was just rebuilt.
     *
     * @param restoredTo as in {@link Input.Recovered}
     */
    public static Standing resting(Link link, long restoredTo) {
        return new Standing(link, Progress.IDLE, 0, List.of(), new Input.Recovered(restoredTo));
    }

    /** The same with a link that is tuned otherwise from now on. */
    public Standing tuned(LinkSettings settings) {
        return new Standing(link.tuned(settings), progress, read, stash, news);
    }

    /** When either core wants to be told of the time, on the monotonic clock. */
    public Optional<Duration> wakeAt() {
        return Stream.of(link.wakeAt(), progress.wakeAt())
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
    }
}
