package dev.lumed.conversation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reading of the backend's list, page by page, from where we stand or, when that no longer fits, from its start.
 *
 * @param whole from the start, every message compared with ours
 * @param offset of the page asked for
 * @param startedAt what was in the list by then is found
 * @param forLink the link waits for its end
 * @param previous the ids of the page before, at most {@link Cursor#OVERLAP}, when reading from the start
 * @param restarts how often the list changed under the reading
 * @param held a page that waits for what the archive knows of it
 * @param news whether anything new was found
 */
record Pass(
        boolean whole,
        long offset,
        Duration startedAt,
        boolean forLink,
        List<Cursor.Mark> previous,
        int restarts,
        @Nullable HistoryPage held,
        boolean news) {
    Pass {
        previous = List.copyOf(previous);
    }

    static Pass from(Cursor cursor, Duration now, boolean forLink) {
        return new Pass(false, cursor.overlapStart(), now, forLink, List.of(), 0, null, false);
    }

    /** To compare the whole list. */
    static Pass overAll(Duration now, boolean forLink) {
        return new Pass(true, 0, now, forLink, List.of(), 0, null, false);
    }

    Pass fromTheStart(Duration now) {
        return new Pass(true, 0, now, forLink, List.of(), restarts + 1, null, news);
    }

    Pass holding(HistoryPage page) {
        return new Pass(whole, offset, startedAt, forLink, previous, restarts, page, news);
    }

    Pass next(long nextOffset, List<Cursor.Mark> last, boolean foundNews) {
        return new Pass(whole, nextOffset, startedAt, forLink, last, restarts, null, news || foundNews);
    }
}
