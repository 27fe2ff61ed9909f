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
 * @param unlisted since when a message that the backend acknowledged has been missing from its list
 */
record Sending(
        Transport transport,
        boolean onSocket,
        @Nullable Duration answerBy,
        @Nullable Duration notBefore,
        int failures,
        @Nullable Doubt doubt,
        Map<MessageId, Duration> unlisted) {
    static final Sending IDLE = new Sending(Transport.NONE, false, null, null, 0, null, Map.of());

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
        return new Sending(changed, onSocket, answerBy, notBefore, failures, doubt, unlisted);
    }

    Sending started(Duration deadline) {
        return new Sending(transport, transport == Transport.SOCKET, deadline, null, failures, null, unlisted);
    }

    Sending offSocket() {
        return new Sending(transport, false, answerBy, notBefore, failures, doubt, unlisted);
    }

    Sending succeeded() {
        return new Sending(transport, false, null, notBefore, 0, null, unlisted);
    }

    Sending doubtful(Doubt about) {
        return new Sending(transport, onSocket, null, notBefore, failures, about, unlisted);
    }

    Sending delayed(Duration until) {
        return new Sending(transport, false, null, until, failures + 1, null, unlisted);
    }

    Sending doubtfulNoMore() {
        return new Sending(transport, false, null, notBefore, failures, null, unlisted);
    }

    Sending noEarlierThan(Duration until) {
        return new Sending(transport, onSocket, answerBy, until, failures, doubt, unlisted);
    }

    Sending free() {
        return new Sending(transport, onSocket, answerBy, null, failures, doubt, unlisted);
    }

    Sending missing(Map<MessageId, Duration> since) {
        return new Sending(transport, onSocket, answerBy, notBefore, failures, doubt, since);
    }
}
