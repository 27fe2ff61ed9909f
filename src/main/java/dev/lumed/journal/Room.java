package dev.lumed.journal;

import java.sql.SQLException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the store takes what is written. The room that the file system tells says nothing of a quota, a limit, a disk
 * that fails or a server that is away: these only show in what is tried. After a failure nothing is promised until a write
 * has succeeded again.
 */
final class Room {

    private static final Logger LOG = LoggerFactory.getLogger(Room.class);

    private final AtomicBoolean trying = new AtomicBoolean();
    private volatile Readiness readiness = Readiness.READY;

    /** A write failed, and not for what was to be written. */
    void refused(Throwable failure) {
        if (failure instanceof SQLException sql && SqlFailures.isOfTheConnection(sql)) {
            away(sql);
        } else {
            become(Readiness.FULL);
        }
    }

    /** The database could not be reached. */
    void away(SQLException failure) {
        if (become(Readiness.AWAY) != Readiness.AWAY) {
            LOG.warn(
                    "the database cannot be reached ({}): nothing is accepted until it can, and what was accepted is kept",
                    failure.getMessage());
        }
    }

    void took() {
        if (become(Readiness.READY) == Readiness.AWAY) {
            LOG.info("the database is reached again");
        }
    }

    /** Where a write has failed, the next one is tried, which a later call learns of. */
    Readiness readiness(Supplier<CompletionStage<?>> write) {
        Readiness now = readiness;
        if (now != Readiness.READY && trying.compareAndSet(false, true)) {
            write.get().whenComplete((done, failure) -> trying.set(false));
        }
        return now;
    }

    /** What it was before. */
    private synchronized Readiness become(Readiness next) {
        Readiness before = readiness;
        readiness = next;
        return before;
    }
}
