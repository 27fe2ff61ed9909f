package dev.lumed.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the backend's list has been read.
 *
 * @param read how many places of the list are behind us
 * @param tail the last of them, oldest first: the overlap that proves the next page follows on
 * @param pagingIgnored the server answers with the whole list whatever it is asked for
 */
public record Cursor(long read, List<Mark> tail, boolean pagingIgnored) {
    /** Two messages could be deleted elsewhere between two readings; that eight are is read anew from the start. */
    static final int OVERLAP = 8;

    public static final Cursor START = new Cursor(0, List.of(), false);

    public Cursor {
        tail = List.copyOf(tail);
    }

    /** A place in the backend's list and where that message stands in ours. */
    public record Mark(ServerId id, long position) {}

    /** Where the next reading begins. */
    long overlapStart() {
        return read - tail.size();
    }

    @Nullable
    Mark mark(ServerId id) {
        for (Mark mark : tail) {
            if (mark.id().equals(id)) {
                return mark;
            }
        }
        return null;
    }
}
