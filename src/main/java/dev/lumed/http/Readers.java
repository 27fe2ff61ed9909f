package dev.lumed.http;

import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Source;

/** Those who follow the feed now: how many they are, and how all their streams come to an end together. */
final class Readers {
    private final int most;
    private final ApiMetrics metrics;
    private final SharedKillSwitch ending = KillSwitches.shared("feed-readers");
    private int present;

    Readers(int most, ApiMetrics metrics) {
        this.most = most;
        this.metrics = metrics;
    }

    synchronized boolean areTooMany() {
        return present >= most;
    }

    /** A reader's stream. It counts from when it runs: one whose client has left before never does. */
    <T> Source<T, NotUsed> follow(Source<T, NotUsed> stream, Runnable atItsEnd) {
        return stream.via(ending.<T>flow()).watchTermination((unused, end) -> {
            count(1);
            end.whenComplete((done, failure) -> {
                atItsEnd.run();
                count(-1);
            });
            return NotUsed.getInstance();
        });
    }

    private synchronized void count(int change) {
        present += change;
        metrics.readers(present);
    }

    /** Ends every stream as a whole answer, those of slow readers too. */
    void endStreams() {
        ending.shutdown();
    }
}
