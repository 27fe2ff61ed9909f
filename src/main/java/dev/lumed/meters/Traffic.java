package dev.lumed.meters;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The traffic with the backend, by the minute, over the last {@value #MINUTES} minutes. Nothing of it is stored. */
public final class Traffic {
    static final int MINUTES = 360;

    private static final int MINUTE_MILLIS = 60_000;

    private final InstantSource clock;
    private final @Nullable Minute[] ring = new @Nullable Minute[MINUTES];

    public Traffic(InstantSource clock) {
        this.clock = clock;
    }

    /** How long a bucket is. */
    public static Duration bucketLength() {
        return Duration.ofMillis(MINUTE_MILLIS);
    }

    /**
     * One minute in which something happened.
     *
     * @param at its beginning
     * @param requests HTTP requests to the backend that ended in it
     * @param failures how many of them were refused, or not answered as they should be
     * @param latencyMean of the requests, zero where there were none
     * @param latencyMax of the requests, zero where there were none
     * @param frames messages received on WebSockets
     * @param firstContent from a send to the first piece of its reply, on average; empty where no reply began
     */
    public record Bucket(
            Instant at,
            long requests,
            long failures,
            Duration latencyMean,
            Duration latencyMax,
            long frames,
            Optional<Duration> firstContent) {}

    /** The minutes in which something happened, oldest first, the present one at last. */
    public synchronized List<Bucket> buckets() {
        long last = minute();
        List<Bucket> buckets = new ArrayList<>();
        for (long minute = last - MINUTES + 1; minute <= last; minute++) {
            Minute kept = ring[slot(minute)];
            if (kept != null && kept.number == minute) {
                buckets.add(kept.bucket());
            }
        }
        return buckets;
    }

    synchronized void requestEnded(boolean failed, Duration took) {
        now().requestEnded(failed, took.toNanos());
    }

    synchronized void frameReceived() {
        now().frames++;
    }

    synchronized void replyBegan(Duration afterSend) {
        now().replyBegan(afterSend.toNanos());
    }

    private long minute() {
        return Math.floorDiv(clock.millis(), MINUTE_MILLIS);
    }

    private static int slot(long minute) {
        return Math.floorMod(minute, MINUTES);
    }

    private Minute now() {
        long minute = minute();
        Minute kept = ring[slot(minute)];
        if (kept == null || kept.number != minute) {
            kept = new Minute(minute);
            ring[slot(minute)] = kept;
        }
        return kept;
    }

    /** One minute while it is being counted. */
    private static final class Minute {
        private final long number;
        private long requests;
        private long failures;
        private long latencySum;
        private long latencyMax;
        private long frames;
        private long replies;
        private long firstContentSum;

        Minute(long number) {
            this.number = number;
        }

        void requestEnded(boolean failed, long nanos) {
            requests++;
            failures += failed ? 1 : 0;
            latencySum += nanos;
            latencyMax = Math.max(latencyMax, nanos);
        }

        void replyBegan(long nanos) {
            replies++;
            firstContentSum += nanos;
        }

        Bucket bucket() {
            return new Bucket(
                    Instant.ofEpochMilli(number * MINUTE_MILLIS),
                    requests,
                    failures,
                    Duration.ofNanos(latencySum / Math.max(1, requests)),
                    Duration.ofNanos(latencyMax),
                    frames,
                    replies == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(firstContentSum / replies)));
        }
    }
}
