package dev.lumed.conversation;

import org.jspecify.annotations.Nullable;

/**
 * A message whose place in the backend's order was just learnt.
 *
 * @param known our id of it where it was pending here, null where it is new
 */
public record Listed(@Nullable MessageId known, RemoteMessage remote, long position, @Nullable MessageId replyTo) {

    /** The message as it stands in the log from now on. */
    Message settled(Log log, long seq, Via via) {
        Message before = known == null ? null : log.find(known);
        Via first = before == null ? via : before.via();
        MessageId answered = before == null || before.replyTo() == null ? replyTo : before.replyTo();
        return new Message(
                known == null ? MessageId.of(seq) : known,
                remote.id(),
                seq,
                position,
                remote.role(),
                remote.content(),
                remote.createdAt(),
                remote.role() == Role.USER ? Status.SENT : Status.COMPLETE,
                first,
                answered,
                null,
                remote.details());
    }

    /** Whether this is the first proof that the backend has an own message, so that its reply is due. */
    boolean accepts(Log log) {
        Pending before = known == null ? null : log.findPending(known);
        return before != null && before.unsent();
    }
}
