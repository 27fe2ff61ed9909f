package dev.lumed.simulation;

import dev.lumed.conversation.Cursor;
import dev.lumed.conversation.Event;
import dev.lumed.conversation.Listed;
import java.util.List;

/** A defect put into a world on purpose, to prove that whoever judges it would notice. */
public enum Mutation {
    NONE,

    /** What the backend lists is never recognised as what was streamed or sent. */
    BREAKS_MATCHING {
        @Override
        Event stored(Event event) {
            if (!(event instanceof Event.HistoryRead read)) {
                return event;
            }
            List<Listed> strangers = read.listed().stream()
                    .map(each -> new Listed(null, each.remote(), each.position(), each.replyTo()))
                    .toList();
            return new Event.HistoryRead(strangers, read.cursor(), read.via());
        }
    },

    /** A send whose answer is lost is sent again without a look at the list. */
    RESENDS_BLINDLY {
        @Override
        Event stored(Event event) {
            return event instanceof Event.SendUncertain uncertain
                    ? new Event.SendReturned(uncertain.id(), uncertain.reason(), false)
                    : event;
        }
    },

    /** The next page begins where the last one ended, and nothing proves that it follows on. */
    DROPS_THE_OVERLAP {
        @Override
        Event stored(Event event) {
            return event instanceof Event.HistoryRead read
                    ? new Event.HistoryRead(
                            read.listed(),
                            new Cursor(
                                    read.cursor().read(),
                                    List.of(),
                                    read.cursor().pagingIgnored()),
                            read.via())
                    : event;
        }
    },

    /** What is confirmed lies in the machine's memory for a while. */
    SKIPS_THE_FSYNC,

    /** The cursor is kept apart from what was found behind it, and is ahead of it after a crash. */
    KEEPS_THE_CURSOR_APART,

    /** A store that was put back to an earlier time goes on as if nothing had been sent since. */
    FORGETS_A_RESTORE;

    Event stored(Event event) {
        return event;
    }
}
