package dev.lumed.conversation;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is under way in a conversation and dies with the process: nothing here was promised to anybody. After a crash it
 * begins anew from {@link #IDLE} with {@link Input.Recovered}.
 *
 * @param archiving messages were given to the archive and are not confirmed yet
 * @param typing what readers were last told
 */
public record Progress(Sending sending, Streaming streaming, Reading reading, boolean archiving, boolean typing) {
    public static final Progress IDLE = new Progress(Sending.IDLE, Streaming.IDLE, Reading.IDLE, false, false);

    /** When {@link Input.Tick} is due, on the clock of {@link Moment#elapsed}; empty while nothing is. */
    public Optional<Duration> wakeAt() {
        return Stream.of(sending.wakeAt(), streaming.wakeAt(), readingAt())
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
    }

    /** Without a way to the backend there is nothing to wake for. */
    private Optional<Duration> readingAt() {
        return sending.transport() == Transport.NONE ? Optional.empty() : reading.wakeAt();
    }

    /** The message as readers see it: a growing reply with what has come of it. */
    public Message seen(Message message) {
        Streaming.Draft draft = streaming.draft();
        return draft != null && draft.id().equals(message.id())
                ? message.says(draft.text().toString())
                : message;
    }

    static Optional<Duration> earliest(@org.jspecify.annotations.Nullable Duration... deadlines) {
        return Stream.of(deadlines).flatMap(Stream::ofNullable).min(Duration::compareTo);
    }
}
