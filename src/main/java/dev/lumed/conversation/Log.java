package dev.lumed.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a conversation that the state holds: a window of the settled ones, whose place in the backend's order
 * is known, and all that are pending. Older settled ones are in the archive. Its size does not grow with the
 * conversation.
 *
 * @param firstSeq the first seq this log gives; it is the epoch milliseconds of its beginning, so that a cursor of
 *     another life of the store is told from one of this
 * @param lastSeq the latest seq given
 * @param removedSeq the seq of the latest removal: a reader whose cursor is older may show what is gone
 * @param settled by position
 * @param pending by arrival
 */
public record Log(
        long firstSeq,
        long lastSeq,
        long removedSeq,
        List<Message> settled,
        List<Pending> pending,
        ArchiveMark archive) {
    /** Room between two settled neighbours for messages that turn up between them later. */
    static final long STEP = 1L << 20;

    /** Where pending messages stand: behind every settled one, and still exact as a JSON number. */
    private static final long PENDING_BASE = 1L << 52;

    static final Log NONE = new Log(0, 0, 0, List.of(), List.of(), ArchiveMark.NONE);

    public Log {
        settled = List.copyOf(settled);
        pending = List.copyOf(pending);
    }

    static Log beginning(long firstSeq) {
        return new Log(firstSeq, firstSeq - 1, 0, List.of(), List.of(), ArchiveMark.NONE);
    }

    public long count() {
        return archive.count() + settled.size() + pending.size();
    }

    public int outbox() {
        int unsent = 0;
        for (Pending each : pending) {
            if (each.unsent()) {
                unsent++;
            }
        }
        return unsent;
    }

    /** Since when the oldest own message waits that is still to be delivered. */
    public @Nullable Instant undeliveredSince() {
        for (Pending each : pending) {
            if (each.undelivered()) {
                return each.message().createdAt();
            }
        }
        return null;
    }

    public @Nullable Message find(MessageId id) {
        Pending waiting = findPending(id);
        if (waiting != null) {
            return waiting.message();
        }
        for (Message message : settled) {
            if (message.id().equals(id)) {
                return message;
            }
        }
        return null;
    }

    @Nullable
    Pending findPending(MessageId id) {
        for (Pending each : pending) {
            if (each.message().id().equals(id)) {
                return each;
            }
        }
        return null;
    }

    @Nullable
    Pending findPending(ServerId id) {
        for (Pending each : pending) {
            if (id.equals(each.message().serverId())) {
                return each;
            }
        }
        return null;
    }

    @Nullable
    Message findSettled(ServerId id) {
        for (int i = settled.size() - 1; i >= 0; i--) {
            if (id.equals(settled.get(i).serverId())) {
                return settled.get(i);
            }
        }
        return null;
    }

    /** The highest position given to a settled message, here or in the archive. */
    long lastPosition() {
        return settled.isEmpty()
                ? archive.position()
                : Math.max(archive.position(), settled.get(settled.size() - 1).position());
    }

    /** The oldest cursor, but for 0, from which a reader can go on: with an older one it may show what is gone. */
    public long oldestCursor() {
        return Math.max(firstSeq - 1, removedSeq);
    }

    /** Every message held here that was added or changed after {@code seq}, by seq. */
    public List<Message> changedAfter(long seq) {
        if (seq >= lastSeq) {
            return List.of();
        }
        List<Message> changed = new ArrayList<>();
        inOrder().forEach(message -> {
            if (message.seq() > seq) {
                changed.add(message);
            }
        });
        changed.sort((a, b) -> Long.compare(a.seq(), b.seq()));
        return changed;
    }

    /** All messages held here, in the conversation's order. */
    public List<Message> inOrder() {
        List<Message> all = new ArrayList<>(settled.size() + pending.size());
        all.addAll(settled);
        pending.forEach(each -> all.add(each.message()));
        return all;
    }

    @Nullable
    Instant lastMessageAt() {
        if (!pending.isEmpty()) {
            return pending.get(pending.size() - 1).message().createdAt();
        }
        if (!settled.isEmpty()) {
            return settled.get(settled.size() - 1).createdAt();
        }
        return archive.count() > 0 ? archive.createdAt() : null;
    }

    /** Where a message pending since now stands. */
    long pendingPosition() {
        return PENDING_BASE + (lastSeq + 1 - firstSeq);
    }

    /** The seq with which a message that is pending came. */
    long bornAt(Message waiting) {
        return waiting.position() - PENDING_BASE + firstSeq - 1;
    }

    Log addPending(Pending added) {
        List<Pending> more = new ArrayList<>(pending);
        more.add(added);
        return new Log(firstSeq, lastSeq + 1, removedSeq, settled, more, archive);
    }

    /** Changes one pending message and gives it the next seq; a message that is not pending stays as it is. */
    Log change(MessageId id, UnaryOperator<Pending> change) {
        List<Pending> changed = new ArrayList<>(pending);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).message().id().equals(id)) {
                changed.set(i, change.apply(changed.get(i)));
                return new Log(firstSeq, lastSeq + 1, removedSeq, settled, changed, archive);
            }
        }
        return this;
    }

    /** Takes a seq too, so that readers can tell whether they know of it. */
    Log remove(MessageId id) {
        List<Pending> kept = new ArrayList<>(pending);
        kept.removeIf(each -> each.message().id().equals(id));
        return new Log(firstSeq, lastSeq + 1, lastSeq + 1, settled, kept, archive);
    }

    /** Goes on behind a seq, so that no cursor up to it is taken for one of what is here now. */
    Log leapTo(long seq) {
        return new Log(firstSeq, seq, seq, settled, pending, archive);
    }

    /** Takes messages whose place is known now, each with its seq, out of the pending and into the window. */
    Log settle(List<Message> placed) {
        List<Pending> left = new ArrayList<>(pending);
        List<Message> window = new ArrayList<>(settled);
        for (Message message : placed) {
            left.removeIf(each -> each.message().id().equals(message.id()));
            window.add(message);
        }
        window.sort((a, b) -> a.position() != b.position()
                ? Long.compare(a.position(), b.position())
                : Long.compare(a.seq(), b.seq()));
        return new Log(firstSeq, lastSeq + placed.size(), removedSeq, window, left, archive);
    }

    /** Drops settled messages that the archive holds. */
    Log archive(List<MessageId> archived) {
        ArchiveMark mark = archive;
        Set<MessageId> gone = Set.copyOf(archived);
        List<Message> left = new ArrayList<>(settled.size());
        for (Message message : settled) {
            if (gone.contains(message.id())) {
                mark = mark.plus(message);
            } else {
                left.add(message);
            }
        }
        return new Log(firstSeq, lastSeq, removedSeq, left, pending, mark);
    }
}
