package dev.lumed.faults;

import static dev.lumed.faults.Level.ACTOR;
import static dev.lumed.faults.Level.API;
import static dev.lumed.faults.Level.PROCESS;
import static dev.lumed.faults.Level.SIMULATION;
import static dev.lumed.faults.Level.SOCKET;

import java.util.List;

/** What lumed must survive: N the network, P the protocol, S the server, T tokens, D the disk, R the run, L load, W the doors. */
public enum Row {
    N1(
            "a connection is reset amid a frame, or ends without a close frame",
            "polling at once, reconnecting by the schedule, nothing lost or doubled, the reason shown",
            SIMULATION,
            SOCKET),
    N2(
            "a link is half open: writes succeed, nothing arrives",
            "dead within ping-interval + pong-timeout, then polling at once",
            SIMULATION,
            SOCKET),
    N3(
            "only what lumed sends is lost",
            "as N2; a send that is not acknowledged is uncertain, never silent",
            SIMULATION),
    N4(
            "two seconds of latency with jitter; a kilobyte a second",
            "no false disconnect, bounded memory",
            SIMULATION,
            SOCKET),
    N5("frames are lost, repeated and reordered", "all is well once it ends", SIMULATION),
    N6(
            "the network is up for two seconds and down for two, for minutes",
            "the backoff is not reset, attempts are bounded, messages flow by polling",
            SIMULATION),
    N7("names cannot be resolved, or move", "resolved anew at each try; failures are cached for moments only", SOCKET),
    N8(
            "a proxy answers the upgrade with a page, or refuses it for ever",
            "polling, slow probes, and it says so",
            SIMULATION,
            SOCKET),
    N9(
            "everybody reconnects after the backend was away",
            "no second sees more than a tenth of the clients",
            SIMULATION),
    P1(
            "bad JSON, cut frames, binary, deep nesting, frames over the limit",
            "skipped, the neighbours kept, bounded memory",
            SIMULATION,
            SOCKET),
    P2("unknown types and fields", "handed on or ignored", SIMULATION),
    P3("duplicates; the same message by socket and by polling at once", "once", SIMULATION),
    P4(
            "a reply is cut midway and finished elsewhere; its end marker is lost",
            "one message, the backend's final text, no typing for ever",
            SIMULATION,
            SOCKET),
    P5(
            "the answer to a send is lost; an answer to something unknown comes",
            "exactly one at the backend; the other ignored",
            SIMULATION,
            SOCKET),
    P6(
            "the list shrinks, shifts, ignores paging, repeats a page, changes between pages",
            "nothing skipped, nothing doubled",
            SIMULATION),
    S1(
            "500, 502, 503, hanging, pages instead of JSON, cut bodies, a redirect to another host",
            "backoff with jitter, the outbox kept, tokens never sent elsewhere",
            SIMULATION,
            SOCKET),
    S2(
            "429 and 503 with Retry-After in seconds, as a date, absent, absurd",
            "obeyed up to five minutes, and shown",
            SIMULATION),
    S3("the backend accepts a message and forgets it", "noticed, and shown as failed with the reason", SIMULATION),
    T1(
            "a token expires amid a connection; many calls get 401 at once",
            "one refresh, everything goes on",
            SIMULATION,
            SOCKET),
    T2(
            "the refresh is refused",
            "unauthorized and said so, no hammering, the outbox kept; goes on with new credentials",
            SIMULATION,
            SOCKET),
    T3("a certificate is expired, of another host or self-signed", "refused, said so, no storm", SOCKET),
    D1("kill -9 at any moment", "what was answered 202 is there, once, here and at the backend", PROCESS),
    D2("the power fails, and unsynced writes vanish", "as D1", SIMULATION),
    D3(
            "the disk is full or slow",
            "no 202 before it is durable; sends refused with 507 until there is room; reading goes on",
            PROCESS),
    D4(
            "the store is damaged, or of a later lumed",
            "refuses to start, names file and remedy, overwrites nothing",
            PROCESS),
    D5("a second daemon on the same data directory", "exits with 75 and names the process", PROCESS),
    D6("a write whose outcome is unknown", "begins anew from what is stored, nothing doubled", ACTOR),
    R1("SIGTERM and SIGINT under load", "drained, exit 0 in time", PROCESS),
    R2(
            "the process is stopped, the machine sleeps, the wall clock steps",
            "noticed, reconnected within 5 s, timers unharmed",
            PROCESS,
            SIMULATION),
    R3(
            "memory runs out, or a thread or an actor dies that all others rely on",
            "exits non-zero, a restart loses nothing",
            PROCESS),
    L1(
            "1,000 queued sends, 10,000 messages of history, 100 stalled readers",
            "order kept, the API answers, bounded memory, a slow reader gets reset, the others notice nothing",
            SOCKET),
    W1(
            "a foreign Host, two Hosts, a foreign Origin, forms, a missing or wrong token",
            "refused, without effect or hint",
            API),
    W2(
            "the same Idempotency-Key again, with another body, while in flight",
            "the same message; 422; the same message",
            API),
    W3("a Last-Event-ID that is unknown, of another life, of the future", "reset, never a silent gap", API),
    W4("markup in messages, escapes in the terminal", "shown as text, never run", API);

    private final String fault;
    private final String promise;

    @SuppressWarnings("ImmutableEnumChecker") // it is List.of
    private final List<Level> levels;

    Row(String fault, String promise, Level... levels) {
        this.fault = fault;
        this.promise = promise;
        this.levels = List.of(levels);
    }

    String fault() {
        return fault;
    }

    String promise() {
        return promise;
    }

    /** Where it is injected, each by one test at least. */
    List<Level> levels() {
        return levels;
    }
}
