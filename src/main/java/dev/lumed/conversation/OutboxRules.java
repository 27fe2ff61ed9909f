package dev.lumed.conversation;

import dev.lumed.conversation.Verdict.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What people do with their messages: each is kept before anything else, and they leave one at a time, in order, {@code
 * queued → sending → sent}.
 */
final class OutboxRules {
    private static final int LONGEST_MESSAGE = 5000;
    private static final int LONGEST_KEY = 255;

    private final Deliberation d;
    private final FlightRules flight;

    OutboxRules(Deliberation deliberation, FlightRules flight) {
        this.d = deliberation;
        this.flight = flight;
    }

    Verdict send(Input.Send input) {
        Verdict.Refused invalid = objectionTo(input);
        if (invalid != null) {
            return invalid;
        }
        String digest = Digest.of(input.content());
        KeyUse used = input.idempotencyKey() == null ? null : d.state.keyUse(input.idempotencyKey());
        if (used != null) {
            return used.digest().equals(digest)
                    ? new Verdict.Taken(used.message())
                    : new Verdict.Refused(Fault.KEY_REUSED, "this Idempotency-Key was used with another content");
        }
        if (d.state.log().outbox() >= d.settings.maxQueued()) {
            return new Verdict.Refused(
                    Fault.OUTBOX_FULL,
                    "the outbox of this conversation is full: at most " + d.settings.maxQueued() + " messages wait");
        }
        MessageId id = d.nextId();
        KeyUse key = input.idempotencyKey() == null ? null : new KeyUse(input.idempotencyKey(), digest, id);
        d.emit(new Event.MessageQueued(id, input.content(), key, d.now.wall()));
        d.note(id, "queued", "accepted and stored here");
        return new Verdict.Taken(id);
    }

    private Verdict.@Nullable Refused objectionTo(Input.Send input) {
        int length = input.content().length();
        if (input.content().isBlank() || length > LONGEST_MESSAGE) {
            return new Verdict.Refused(
                    Fault.INVALID,
                    "content has " + length + " characters; allowed are 1 to " + LONGEST_MESSAGE + ", not all blank");
        }
        String key = input.idempotencyKey();
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            return new Verdict.Refused(Fault.INVALID, "an Idempotency-Key has 1 to " + LONGEST_KEY + " characters");
        }
        if (d.state.deleting() || d.state.profile().finished()) {
            return new Verdict.Refused(
                    Fault.FINISHED,
                    "the conversation is "
                            + (d.state.deleting()
                                    ? "deleted"
                                    : d.state.profile().status())
                            + " and takes no more messages");
        }
        return null;
    }

    Verdict resend(MessageId id) {
        Pending message = d.state.log().findPending(id);
        if (message == null || !message.own()) {
            return unknownOrSent(id);
        }
        Status status = message.message().status();
        if (status == Status.QUEUED) {
            d.sending = d.sending.free();
            return new Verdict.Taken(id);
        }
        if (status != Status.FAILED && status != Status.UNCERTAIN) {
            return wrongStatus(status);
        }
        if (status == Status.UNCERTAIN) {
            flight.settled(id);
        }
        d.emit(new Event.ResendRequested(id));
        d.note(id, "resend-requested", "a person asked for it");
        return new Verdict.Taken(id);
    }

    Verdict discard(MessageId id) {
        Pending message = d.state.log().findPending(id);
        if (message == null || !message.own()) {
            return unknownOrSent(id);
        }
        Status status = message.message().status();
        if (status != Status.FAILED && status != Status.UNCERTAIN && status != Status.QUEUED) {
            return wrongStatus(status);
        }
        flight.settled(id);
        d.emit(new Event.MessageDiscarded(id));
        d.note(id, "discarded", "a person asked for it");
        d.act(new Action.AnnounceRemoved(id, d.state.log().lastSeq()));
        return new Verdict.Taken(id);
    }

    private Verdict unknownOrSent(MessageId id) {
        Message message = d.state.log().find(id);
        return message == null
                ? new Verdict.Refused(Fault.UNKNOWN_MESSAGE, "this conversation has no message " + id)
                : wrongStatus(message.status());
    }

    private static Verdict wrongStatus(Status status) {
        return new Verdict.Refused(
                Fault.WRONG_STATUS,
                "the message is " + Words.of(status) + "; allowed for failed, uncertain and queued ones");
    }

    /** Starts the next send, if one waits and nothing stands against it. */
    void pump() {
        if (d.state.profile().finished()) {
            failQueued("the conversation is " + d.state.profile().status());
        }
        flight.goOnDoubting();
        if (!d.state.open() || d.sending.transport() == Transport.NONE || d.sending.notBefore() != null) {
            return;
        }
        Pending next = d.state.firstQueued();
        if (next == null || d.state.inFlight() != null) {
            return;
        }
        MessageId id = next.message().id();
        Transport transport = d.sending.transport();
        d.emit(new Event.SendStarted(id, transport == Transport.SOCKET ? Via.WEBSOCKET : Via.REST));
        d.note(id, "send-started", transport == Transport.SOCKET ? "on the socket" : "by REST");
        d.sending = d.sending.started(d.in(
                transport == Transport.SOCKET
                        ? d.settings.acknowledgeWithin()
                        : d.settings.acknowledgeWithin().multipliedBy(3)));
        d.act(new Action.Transmit(id, next.message().content(), transport));
    }

    private void failQueued(String reason) {
        for (Pending next = d.state.firstQueued(); next != null; next = d.state.firstQueued()) {
            d.emit(new Event.SendFailed(next.message().id(), reason));
            d.note(next.message().id(), "failed", reason);
        }
    }
}
