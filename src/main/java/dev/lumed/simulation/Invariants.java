package dev.lumed.simulation;

import dev.lumed.conversation.Cursor;
import dev.lumed.conversation.Log;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.Pending;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import dev.lumed.conversation.Unread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold of a conversation at every moment, whatever goes wrong around it. */
final class Invariants {
    private static final int MOST_SETTLED = 64 + 100 + 100;
    private static final int MOST_AWAITING = 16;
    private static final int MOST_KEYS = 256;

    private Invariants() {}

    /** Something that must never be, has been. */
    static final class ViolatedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ViolatedException(List<String> what) {
            super(what.toString());
        }
    }

    static void check(SimulatedConversation conversation) {
        List<String> wrong = new ArrayList<>();
        Log log = conversation.state().log();
        identified(log, wrong);
        placed(log, wrong);
        oneAtATime(conversation, wrong);
        long others = log.archive().count()
                + log.inOrder().stream()
                        .filter(message -> message.role() != Role.USER)
                        .count();
        if (conversation.state().unread().count() > others) {
            wrong.add(conversation.state().unread() + " of " + others + " that are not the user's");
        }
        if (log.settled().size() > mostSettled(conversation.state().cursor())
                || conversation.state().awaiting().size() > MOST_AWAITING
                || conversation.state().keys().size() > MOST_KEYS) {
            wrong.add("something grows without bounds");
        }
        if (!wrong.isEmpty()) {
            throw new ViolatedException(wrong);
        }
    }

    /** A server that ignores paging sends all of its list at once, which is held until the archive has taken it. */
    private static long mostSettled(Cursor cursor) {
        return cursor.pagingIgnored() ? MOST_SETTLED + cursor.read() : MOST_SETTLED;
    }

    /** Of a conversation that somebody has just looked at. */
    static void checkRead(Unread unread) {
        if (unread.count() != 0) {
            throw new ViolatedException(List.of("looked at, and still unread: " + unread));
        }
    }

    /** After a restore all that waited may have been sent, and nothing else is before that is settled. */
    private static void oneAtATime(SimulatedConversation conversation, List<String> wrong) {
        List<Pending> pending = conversation.state().log().pending();
        long sending = count(pending, Status.SENDING);
        long uncertain = count(pending, Status.UNCERTAIN);
        boolean restored = conversation.store().restoredTo() > 0;
        if (sending > 1 || (sending == 1 && uncertain > 0) || (uncertain > 1 && !restored)) {
            wrong.add(sending + " sends at once, and " + uncertain + " uncertain ones");
        }
    }

    private static long count(List<Pending> pending, Status status) {
        return pending.stream()
                .filter(each -> each.message().status() == status)
                .count();
    }

    private static void identified(Log log, List<String> wrong) {
        Set<Object> ids = new HashSet<>();
        Set<Long> seqs = new HashSet<>();
        for (Message message : log.inOrder()) {
            if (message.serverId() != null && !ids.add(message.serverId())) {
                wrong.add("twice in the log: " + message);
            }
            if (!ids.add(message.id())) {
                wrong.add("twice in the log: " + message.id());
            }
            if (message.seq() > log.lastSeq() || !seqs.add(message.seq())) {
                wrong.add("a seq that is not its own: " + message);
            }
        }
    }

    private static void placed(Log log, List<String> wrong) {
        long position = 0;
        for (Message message : log.settled()) {
            if (message.position() <= position) {
                wrong.add("out of place: " + message);
            }
            position = message.position();
        }
    }
}
