package dev.lumed.conversation;

import dev.lumed.conversation.Sending.Doubt;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What comes of the one send in flight. A send whose answer is lost is {@code uncertain}: it is never given to the network
 * again before two readings of the backend's list, begun after the loss and a grace apart, have both not found it.
 */
final class FlightRules {
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

    /** An acknowledged message that the backend's list lacks for this long was forgotten there. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(60);

    private final Deliberation d;

    FlightRules(Deliberation deliberation) {
        this.d = deliberation;
    }

    /** The socket says that it took a send: the one in flight on it, unless an earlier one has not been acknowledged. */
    void acknowledged() {
        Pending flight = d.state.inFlight();
        if (d.sending.owed() > 0) {
            d.sending = d.sending.answeredEarlier();
        } else if (flight != null && d.sending.onSocket()) {
            d.sending = d.sending.answered();
            accept(flight.message().id(), "acknowledged on the socket");
        }
    }

    /**
     * The message that a reply which just begins answers, as far as can be told. Some servers never acknowledge: a reply
     * that nobody else awaits hints that the send in flight arrived, and the list is asked whether it did.
     */
    @Nullable
    MessageId nowAnswered() {
        if (!d.state.awaiting().isEmpty()) {
            return d.state.awaiting().get(0);
        }
        Pending flight = d.state.inFlight();
        if (flight == null || !d.sending.onSocket()) {
            return null;
        }
        d.reading = d.reading.wanted(d.now.elapsed());
        return flight.message().id();
    }

    /**
     * A complaint on the socket is of the send in flight there, if there is one, and if no earlier one is unanswered. As
     * it does not say of which, and may come twice, the list is asked before anything is sent again.
     */
    void complained(Input.SocketComplained input) {
        Pending flight = d.state.inFlight();
        boolean ofAnEarlierOne = d.sending.owed() > 0;
        if (ofAnEarlierOne) {
            d.sending = d.sending.answeredEarlier();
        }
        if (flight == null || !d.sending.onSocket() || flight.message().status() != Status.SENDING) {
            return;
        }
        MessageId id = flight.message().id();
        if (ofAnEarlierOne) {
            doubt(id, input.reason());
            return;
        }
        d.sending = d.sending.answered();
        switch (input.complaint()) {
            case NOT_ACTIVE -> refused(new Input.SendRefused(id, input.reason()));
            case TOO_FAST -> {
                doubt(id, input.reason());
                d.sending = d.sending.heldBack(d.in(pause(LONGEST_BACKOFF.dividedBy(6))));
            }
            case OTHER -> doubt(id, input.reason());
        }
    }

    private void accept(MessageId id, String how) {
        settled(id);
        d.emit(new Event.SendAccepted(id));
        d.note(id, "accepted", how);
        replyIsDue();
    }

    /** The send in flight came to its end. */
    void settled(MessageId id) {
        Pending flight = d.state.inFlight();
        if (flight != null && flight.message().id().equals(id)) {
            d.sending = d.sending.succeeded();
        }
    }

    /** From now on the backend owes a reply, whose stream is no longer that of an earlier one. */
    void replyIsDue() {
        d.streaming = d.streaming.expecting(d.in(d.settings.streamIdle()));
    }

    void answered(Input.SendAnswered input) {
        Pending message = d.state.log().findPending(input.id());
        if (message == null || !message.unsent()) {
            return;
        }
        RemoteMessage stored = input.stored();
        if (stored == null || new Ledger(d.state).holds(stored.id())) {
            accept(input.id(), "the backend took it");
            return;
        }
        settled(input.id());
        d.emit(new Event.MessageRecognised(input.id(), stored));
        d.note(input.id(), "accepted", "the backend stored it as " + stored.id());
        replyIsDue();
    }

    void refused(Input.SendRefused input) {
        if (isInFlight(input.id())) {
            settled(input.id());
            d.emit(new Event.SendFailed(input.id(), input.reason()));
            d.note(input.id(), "refused", input.reason());
        }
    }

    void returned(Input.SendReturned input) {
        if (isInFlight(input.id())) {
            d.emit(new Event.SendReturned(input.id(), input.reason(), false));
            d.sending = d.sending.delayed(d.in(pause(input.retryAfter())));
            d.note(input.id(), "not-sent", input.reason());
        }
    }

    private Duration pause(Duration atLeast) {
        Duration pause = d.backoff(d.sending.failures(), FIRST_BACKOFF, LONGEST_BACKOFF);
        return atLeast.compareTo(pause) > 0 ? atLeast : pause;
    }

    void unanswered(Input.SendUnanswered input) {
        Pending flight = d.state.inFlight();
        if (flight != null
                && flight.message().id().equals(input.id())
                && flight.message().status() == Status.SENDING) {
            doubt(input.id(), input.reason());
            if (!input.retryAfter().isZero()) {
                d.sending = d.sending.noEarlierThan(d.in(input.retryAfter()));
            }
        }
    }

    boolean isInDoubt() {
        return d.sending.doubt() != null;
    }

    private boolean isInFlight(MessageId id) {
        Pending flight = d.state.inFlight();
        return flight != null && flight.message().id().equals(id);
    }

    private void doubt(MessageId id, String reason) {
        d.emit(new Event.SendUncertain(id, reason));
        d.note(id, "uncertain", reason);
        d.sending = d.sending.doubtful(new Doubt(d.now.elapsed(), null));
        d.reading = d.reading.wanted(d.now.elapsed());
    }

    void socketLost(String reason) {
        Pending flight = d.state.inFlight();
        if (flight != null && d.sending.onSocket() && flight.message().status() == Status.SENDING) {
            doubt(flight.message().id(), reason);
        }
        d.sending = d.sending.offSocket();
    }

    void restored(long to) {
        d.emit(new Event.Restored(to));
        for (Pending each : d.state.log().pending()) {
            if (each.message().status() == Status.UNCERTAIN) {
                d.note(
                        each.message().id(),
                        "uncertain",
                        String.valueOf(each.message().error()));
            }
        }
    }

    void recovered() {
        Pending flight = d.state.inFlight();
        if (flight != null && flight.message().status() == Status.SENDING) {
            doubt(flight.message().id(), "lumed was stopped while it was being sent");
        }
        goOnDoubting();
    }

    /** Of several uncertain ones one has come to its end, or the doubt about one was forgotten with the process. */
    void goOnDoubting() {
        Pending flight = d.state.inFlight();
        if (flight != null && flight.message().status() == Status.UNCERTAIN && d.sending.doubt() == null) {
            d.sending = d.sending.doubtful(new Doubt(d.now.elapsed(), null));
            d.reading = d.reading.wanted(d.now.elapsed());
        }
    }

    void tick() {
        Duration answerBy = d.sending.answerBy();
        Pending flight = d.state.inFlight();
        if (answerBy != null && d.reached(answerBy)) {
            if (flight != null && flight.message().status() == Status.SENDING) {
                doubt(flight.message().id(), "no answer within " + Words.of(d.settings.acknowledgeWithin()));
            } else {
                d.sending = d.sending.succeeded();
            }
        }
        Duration notBefore = d.sending.notBefore();
        if (notBefore != null && d.reached(notBefore)) {
            d.sending = d.sending.free();
        }
    }

    /** A reading that began at {@code startedAt} came to the end of the list. */
    void afterReading(Duration startedAt) {
        proveAbsent(startedAt);
        noticeForgotten();
    }

    private void proveAbsent(Duration startedAt) {
        Pending flight = d.state.inFlight();
        Doubt doubt = d.sending.doubt();
        if (doubt == null || flight == null || startedAt.compareTo(doubt.since()) < 0) {
            return;
        }
        MessageId id = flight.message().id();
        Duration absentAt = doubt.absentAt();
        if (absentAt == null) {
            d.note(id, "absent", "not in the backend's list; read again after the grace");
            d.sending = d.sending.doubtful(new Doubt(doubt.since(), startedAt));
            d.reading = d.reading.wanted(startedAt.plus(d.settings.uncertainGrace()));
        } else if (startedAt.compareTo(absentAt.plus(d.settings.uncertainGrace())) >= 0) {
            returnUncertain();
            d.sending = d.sending.doubtfulNoMore();
        } else {
            d.reading = d.reading.wanted(absentAt.plus(d.settings.uncertainGrace()));
        }
    }

    /** One, but after a restore: what proves one absent proves it of all. */
    private void returnUncertain() {
        for (Pending each : d.state.log().pending()) {
            if (each.message().status() == Status.UNCERTAIN) {
                MessageId id = each.message().id();
                d.emit(new Event.SendReturned(id, "twice not in the backend's list", true));
                d.note(id, "proven-absent", "twice not in the backend's list; it is sent again");
            }
        }
    }

    private void noticeForgotten() {
        Map<MessageId, Duration> missing = new LinkedHashMap<>();
        for (Pending each : d.state.log().pending()) {
            if (!each.own() || each.message().status() != Status.SENT) {
                continue;
            }
            MessageId id = each.message().id();
            Duration since = d.sending.unlisted().getOrDefault(id, d.now.elapsed());
            if (d.reached(since.plus(FORGOTTEN_AFTER))) {
                d.emit(new Event.SendFailed(id, "the backend accepted it, but does not have it"));
                d.note(id, "forgotten", "accepted, and missing from the backend's list for a minute");
            } else {
                missing.put(id, since);
            }
        }
        if (!missing.equals(d.sending.unlisted())) {
            d.sending = d.sending.missing(missing);
        }
        if (!missing.isEmpty()) {
            Duration first = missing.values().stream().min(Duration::compareTo).orElseThrow();
            d.reading = d.reading.wanted(first.plus(FORGOTTEN_AFTER));
        }
    }
}
