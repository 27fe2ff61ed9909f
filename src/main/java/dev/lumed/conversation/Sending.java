package dev.lumed.conversation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the outbox is getting on.
 *
 * @param onSocket the send in flight went over the socket that is open now, so an acknowledgement can be its
 * @param answerBy when the send in flight becomes uncertain
 * @param notBefore when the next send may start
 * @param failures tries in a row that the backend certainly did not take
 * @param doubt about the send in flight
 * @param owed sends on this socket whose end was learnt otherwise: their acknowledgements may still come, and as none says
 *     whose it is, the next ones are taken for theirs
 * @param unlisted since when a message that the backend acknowledged has been missing from its list
 */
record Sending(
        Transport transport,
        boolean onSocket,
        @Nullable Duration answerBy,
        @Nullable Duration notBefore,
        int failures,
        @Nullable Doubt doubt,
        int owed,
        Map<MessageId, Duration> unlisted) {
    static final Sending IDLE = new Sending(Transport.NONE, false, null, null, 0, null, 0, Map.of());

    Sending {
        unlisted = Map.copyOf(unlisted);
    }

    /**
     * A send whose answer is lost.
     *
     * @param since only a reading that began later counts
     * @param absentAt when the first reading began that did not find it
     */
    record Doubt(Duration since, @Nullable Duration absentAt) {}

    Optional<Duration> wakeAt() {
        return Progress.earliest(answerBy, transport == Transport.NONE ? null : notBefore);
    }

    Sending by(Transport changed) {
        return new Sending(changed, onSocket, answerBy, notBefore, failures, doubt, owed, unlisted);
    }

    Sending started(Duration deadline) {
        return new Sending(transport, transport == Transport.SOCKET, deadline, null, failures, null, owed, unlisted);
    }

    Sending offSocket() {
        return new Sending(transport, false, answerBy, notBefore, failures, doubt, 0, unlisted);
    }

    /** The socket said itself what became of the send in flight there. */
    Sending answered() {
        return new Sending(transport, false, answerBy, notBefore, failures, doubt, owed, unlisted);
    }

    /** The socket said what became of an earlier send. */
    Sending answeredEarlier() {
        return new Sending(transport, onSocket, answerBy, notBefore, failures, doubt, owed - 1, unlisted);
    }

    private int owedFrom() {
        return onSocket ? owed + 1 : owed;
    }

    Sending succeeded() {
        return new Sending(transport, false, null, notBefore, 0, null, owedFrom(), unlisted);
    }

    Sending doubtful(Doubt about) {
        return new Sending(transport, onSocket, null, notBefore, failures, about, owed, unlisted);
    }

    Sending delayed(Duration until) {
        return new Sending(transport, false, null, until, failures + 1, null, owedFrom(), unlisted);
    }

    /** The send in flight may not have been taken, and the next try is to wait. */
    Sending heldBack(Duration until) {
        return new Sending(transport, onSocket, answerBy, until, failures + 1, doubt, owed, unlisted);
    }

    Sending doubtfulNoMore() {
        return new Sending(transport, false, null, notBefore, failures, null, owedFrom(), unlisted);
    }

    Sending noEarlierThan(Duration until) {
        return new Sending(transport, onSocket, answerBy, until, failures, doubt, owed, unlisted);
    }

    Sending free() {
        return new Sending(transport, onSocket, answerBy, null, failures, doubt, owed, unlisted);
    }

    Sending missing(Map<MessageId, Duration> since) {
        return new Sending(transport, onSocket, answerBy, notBefore, failures, doubt, owed, since);
    }
}
