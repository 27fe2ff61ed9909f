package dev.lumed.actor;

import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.StoryNote;
import dev.lumed.link.Connection;
import dev.lumed.link.Mode;
import dev.lumed.link.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The lines that an operator follows one conversation by, each told once; never a word of what was said in it. They are
 * made of what is stored as well: the transitions of the connection, and the stories of the messages.
 */
final class OperatorLog {
    /** How the story of a message begins that nobody pushed. */
    private static final String LISTED = "in the backend's list";

    private final Logger log;
    private final InstantSource clock;
    private @Nullable Purpose reading;
    private int read;
    private @Nullable MessageId cut;

    OperatorLog(Logger log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    void transitioned(Connection from, Connection to) {
        String text = became(from.mode(), to.mode()) + because(to) + next(to);
        if (to.mode() == Mode.UNAUTHORIZED || to.mode() == Mode.GONE) {
            log.warn(text);
        } else {
            log.info(text);
        }
    }

    private static String became(Mode from, Mode to) {
        boolean polled = from == Mode.POLLING || from == Mode.OFFLINE;
        return switch (to) {
            case LIVE -> polled ? "live, polling stopped" : "live";
            case POLLING -> polled ? "polling" : "polling started";
            case CONNECTING, OFFLINE, CLOSED, UNAUTHORIZED, GONE -> word(to);
        };
    }

    private static String because(Connection to) {
        String reason = to.reason();
        return reason == null || reason.isEmpty() || reason.equals(word(to.mode())) ? "" : ": " + reason;
    }

    private static String word(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private String next(Connection to) {
        Instant retryAt = to.retryAt();
        if (retryAt == null) {
            return "";
        }
        double seconds = Math.max(0, Duration.between(clock.instant(), retryAt).toMillis()) / 1000.0;
        return String.format(Locale.ROOT, ", next try in %.1f s", seconds);
    }

    void readStarts(Purpose purpose) {
        reading = purpose;
        log.debug("reading the list: {}", purpose);
    }

    void readFinished() {
        if (reading != null && read > 0) {
            log.info("{} new {} {}", read, read == 1 ? "message" : "messages", found(reading));
        }
        reading = null;
        read = 0;
    }

    private static String found(Purpose purpose) {
        return switch (purpose) {
            case POLL -> "polled";
            case OPENING, GAP -> "read from the history";
            case RESYNC -> "read from the history, not pushed";
        };
    }

    void readUnfinished(String reason) {
        log.debug("the list could not be read: {}", reason);
        readFinished();
    }

    void noted(MessageId id, StoryNote note) {
        String detail = note.detail();
        switch (note.kind()) {
            case "send-started" -> log.info("sending {} {}", id, detail);
            case "accepted", "adopted" -> log.info("sent {}: {}", id, detail);
            case "uncertain" -> log.info("{} is uncertain: {}", id, detail);
            case "not-sent" -> log.info("{} could not be sent yet: {}", id, detail);
            case "proven-absent" -> log.info("{} did not arrive: {}", id, detail);
            case "refused", "failed", "forgotten" -> log.warn("{} failed: {}", id, detail);
            case "stream-ended" -> log.info("received {} on the socket, {}", id, detail);
            case "received" -> received(id, detail);
            case "interrupted" -> cut(id, detail);
            case "listed" -> listed(id, detail);
            default -> log.debug("{} {}: {}", id, note.kind(), detail);
        }
    }

    private void cut(MessageId id, String reason) {
        cut = id;
        log.info("reply {} is cut: {}", id, reason);
    }

    private void listed(MessageId id, String detail) {
        if (id.equals(cut)) {
            cut = null;
            log.info("reply {} is whole, {}", id, detail);
        } else {
            log.debug("{} is {}", id, detail);
        }
    }

    private void received(MessageId id, String detail) {
        if (detail.startsWith(LISTED) && reading != null) {
            read++;
            log.debug("{} is new {}", id, detail);
        } else {
            log.info("received {} {}", id, detail);
        }
    }
}
