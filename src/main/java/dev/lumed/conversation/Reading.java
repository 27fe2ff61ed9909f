package dev.lumed.conversation;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the backend's list is being read.
 *
 * @param current the reading under way, one at most
 * @param forLink the link waits for a reading that has not begun yet
 * @param via by which way what it finds counts as received
 * @param wantedAt when the conversation itself wants one
 * @param failures readings of its own that failed in a row
 * @param compareAt from when on a reading is to be of the whole list; null before the first one
 */
record Reading(
        @Nullable Pass current,
        boolean forLink,
        Via via,
        @Nullable Duration wantedAt,
        int failures,
        @Nullable Duration compareAt) {
    static final Reading IDLE = new Reading(null, false, Via.REST, null, 0, null);

    Optional<Duration> wakeAt() {
        return current != null ? Optional.empty() : Optional.ofNullable(wantedAt);
    }

    Reading under(@Nullable Pass pass) {
        return new Reading(pass, forLink, via, wantedAt, failures, compareAt);
    }

    Reading begun(Pass pass) {
        return new Reading(pass, false, via, null, failures, compareAt);
    }

    Reading askedByLink(Via way) {
        return new Reading(current, true, way, wantedAt, failures, compareAt);
    }

    Reading wanted(Duration at) {
        return new Reading(
                current,
                forLink,
                via,
                wantedAt == null || at.compareTo(wantedAt) < 0 ? at : wantedAt,
                failures,
                compareAt);
    }

    Reading finished() {
        return new Reading(null, forLink, via, wantedAt, 0, compareAt);
    }

    Reading comparingAt(Duration at) {
        return new Reading(current, forLink, via, wantedAt, failures, at);
    }

    Reading failed(@Nullable Duration again) {
        return new Reading(null, false, via, again, failures + 1, compareAt);
    }
}
