package dev.lumed.conversation;

import dev.lumed.conversation.Cursor.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives each message of a page its place in our order: what we have keeps the place it has; what is new comes behind its
 * predecessor and before what follows it; what follows the last is appended.
 */
final class Placement {
    private final State state;
    private final List<RemoteMessage> messages;
    private final Map<ServerId, Long> archived;
    private final Map<ServerId, Long> placedNow = new HashMap<>();
    private final Map<MessageId, Long> settledNow = new HashMap<>();
    private final List<Listed> listed = new ArrayList<>();
    private final Turns turns;

    Placement(State state, List<RemoteMessage> messages, Map<ServerId, Long> archived) {
        this.state = state;
        this.messages = messages;
        this.archived = archived;
        this.turns = new Turns(state);
    }

    /** The messages whose place only the archive can tell, if it has them. */
    List<ServerId> questionsForTheArchive() {
        List<ServerId> questions = new ArrayList<>();
        for (RemoteMessage remote : messages) {
            if (state.log().archive().mayHold(remote)
                    && placeOf(remote.id()) == null
                    && state.log().findPending(remote.id()) == null) {
                questions.add(remote.id());
            }
        }
        return questions;
    }

    private @Nullable Long placeOf(ServerId id) {
        Long now = placedNow.get(id);
        if (now != null) {
            return now;
        }
        Mark mark = state.cursor().mark(id);
        if (mark != null) {
            return mark.position();
        }
        Message settled = state.log().findSettled(id);
        return settled != null ? (Long) settled.position() : archived.get(id);
    }

    /**
     * How many messages at the end are better placed with the next page: they are not known, and only what follows them
     * can tell where they belong among what is. None where that would bring us no further.
     */
    int openEnd() {
        int end = messages.size();
        while (end > 0 && placeOf(messages.get(end - 1).id()) == null) {
            end--;
        }
        Long last = end > Cursor.OVERLAP ? placeOf(messages.get(end - 1).id()) : null;
        return last != null && last < state.log().lastPosition() ? messages.size() - end : 0;
    }

    /** What is to be added or settled, in the list's order: the page begins the list, or with what is known. */
    List<Listed> place(Matching matching) {
        long lower = 0;
        int at = 0;
        while (at < messages.size()) {
            Long place = placeOf(messages.get(at).id());
            if (place != null) {
                lower = Math.max(lower, place);
                at++;
                continue;
            }
            int end = endOfRun(at);
            lower = placeRun(messages.subList(at, end), gap(lower, end), matching);
            at = end;
        }
        return listed;
    }

    private int endOfRun(int from) {
        int end = from;
        while (end < messages.size() && placeOf(messages.get(end).id()) == null) {
            end++;
        }
        return end;
    }

    /** The room behind one settled message and before the next; without a next there is no end to it. */
    private record Gap(long lower, long upper) {
        long step(int count) {
            return upper == Long.MAX_VALUE ? Log.STEP : (upper - lower) / (count + 1);
        }
    }

    /**
     * Where the list shows what follows, before that. Among what was deleted elsewhere, and is still held here, time
     * decides: what is not known here has come after all that is older.
     */
    private Gap gap(long lower, int end) {
        Log log = state.log();
        Long follower = end < messages.size() ? placeOf(messages.get(end).id()) : null;
        boolean bounded = follower != null && follower > lower;
        long upper = bounded ? follower : Long.MAX_VALUE;
        RemoteMessage last = messages.get(end - 1);
        if (!bounded && lower < log.archive().position() && log.archive().mayHold(last)) {
            return new Gap(lower, lower + Log.STEP);
        }
        long after = bounded ? lower : Math.max(lower, log.archive().position());
        for (Message held : log.settled()) {
            if (held.position() > after && held.position() < upper) {
                if (held.createdAt().isAfter(last.createdAt())) {
                    return new Gap(after, held.position());
                }
                after = held.position();
            }
        }
        return new Gap(after, upper);
    }

    private long placeRun(List<RemoteMessage> run, Gap gap, Matching matching) {
        long step = gap.step(run.size());
        long position = gap.lower();
        for (RemoteMessage remote : run) {
            if (placedNow.containsKey(remote.id())) {
                continue;
            }
            position += step;
            placedNow.put(remote.id(), position);
            Pending match =
                    matching.listed(remote, new Matching.Place(position, settledNow, turns.lastAskedBefore(position)));
            MessageId known = match == null ? null : match.message().id();
            MessageId id = known == null ? MessageId.of(state.log().lastSeq() + 1 + listed.size()) : known;
            MessageId replyTo = match == null ? null : match.message().replyTo();
            if (remote.role() == Role.USER) {
                settledNow.put(id, position);
                turns.asked(id, match != null && match.unsent());
            } else if (remote.role() == Role.ASSISTANT) {
                replyTo = turns.answeredBy(replyTo, position, settledNow);
            }
            listed.add(new Listed(known, remote, position, replyTo));
        }
        return position;
    }

    /** Where each message of the page stands, once placed. */
    List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        for (RemoteMessage remote : messages.subList(Math.max(0, messages.size() - Cursor.OVERLAP), messages.size())) {
            Long place = placeOf(remote.id());
            if (place != null) {
                marks.add(new Mark(remote.id(), place));
            }
        }
        return marks;
    }
}
