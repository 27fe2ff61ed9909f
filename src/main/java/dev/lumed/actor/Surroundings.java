package dev.lumed.actor;

import dev.lumed.backend.Backend;
import dev.lumed.conversation.ConversationSettings;
import dev.lumed.conversation.Moment;
import dev.lumed.journal.Archive;
import dev.lumed.journal.Chronicle;
import dev.lumed.journal.Directory;
import dev.lumed.journal.Readiness;
import dev.lumed.link.LinkSettings;
import dev.lumed.meters.Meters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What all conversations share: the backend, the store, the time, and how they are tuned.
 *
 * @param nanos a monotonic clock, in nanoseconds from an arbitrary origin
 * @param dice drawn evenly from [0, 1)
 */
public record Surroundings(
        Backend backend,
        Storage storage,
        InstantSource clock,
        LongSupplier nanos,
        DoubleSupplier dice,
        ConversationSettings conversation,
        LinkSettings link,
        Meters meters) {

    /**
     * What is kept beside the events.
     *
     * @param readiness whether anything can be read, and anything more may be promised to be kept
     * @param restoredTo a seq behind all that was given before the store was last put back to an earlier time; 0 where it
     *     never was
     */
    public record Storage(
            Archive archive,
            Directory directory,
            Chronicle chronicle,
            Supplier<Readiness> readiness,
            long restoredTo) {}

    /** The same for conversations that are tuned otherwise. */
    Surroundings tuned(ConversationSettings otherConversation, LinkSettings otherLink) {
        return new Surroundings(backend, storage, clock, nanos, dice, otherConversation, otherLink, meters);
    }

    Moment now() {
        return new Moment(clock.instant(), Duration.ofNanos(nanos.getAsLong()), dice.getAsDouble());
    }

    dev.lumed.link.Moment linkNow() {
        return new dev.lumed.link.Moment(clock.instant(), Duration.ofNanos(nanos.getAsLong()));
    }
}
