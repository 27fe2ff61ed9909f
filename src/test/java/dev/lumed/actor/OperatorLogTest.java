package dev.lumed.actor;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.StoryNote;
import dev.lumed.link.Connection;
import dev.lumed.link.Mode;
import dev.lumed.link.Purpose;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator reads of a conversation. */
final class OperatorLogTest {
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
    private static final MessageId ID = new MessageId("m1");

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private OperatorLog log;

    @BeforeEach
    void listen() {
        Logger logger = new LoggerContext().getLogger("dev.lumed.actor");
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
        lines.start();
        log = new OperatorLog(logger, InstantSource.fixed(NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CLOSED     | CONNECTING   | opened             | INFO connecting: opened",
                "CONNECTING | LIVE         |                    | INFO live",
                "LIVE       | POLLING      | connection reset   | INFO polling started: connection reset",
                "CONNECTING | POLLING      | no frame yet       | INFO polling started: no frame yet",
                "POLLING    | POLLING      | refused with 503   | INFO polling: refused with 503",
                "POLLING    | OFFLINE      | connection refused | INFO offline: connection refused",
                "OFFLINE    | POLLING      | connection reset   | INFO polling: connection reset",
                "POLLING    | LIVE         |                    | INFO live, polling stopped",
                "LIVE       | CLOSED       | closed             | INFO closed",
                "LIVE       | UNAUTHORIZED | the token is bad   | WARN unauthorized: the token is bad",
                "POLLING    | GONE         | not there          | WARN gone: not there",
            })
    void transition_ofAConnection_isALineWithItsReason(Mode from, Mode to, @Nullable String reason, String line) {
        log.transitioned(connection(from, null, null), connection(to, reason, null));

        assertThat(lines()).containsExactly(line);
    }

    @Test
    void transition_withATryToCome_tellsWhen() {
        log.transitioned(connection(Mode.LIVE, null, null), connection(Mode.POLLING, "reset", NOW.plusMillis(1940)));
        log.transitioned(connection(Mode.LIVE, null, null), connection(Mode.POLLING, "reset", NOW.minusSeconds(3)));

        assertThat(lines())
                .containsExactly(
                        "INFO polling started: reset, next try in 1.9 s",
                        "INFO polling started: reset, next try in 0.0 s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "send-started  | on the socket             | INFO sending m1 on the socket",
                "accepted      | acknowledged              | INFO sent m1: acknowledged",
                "uncertain     | the answer is lost        | INFO m1 is uncertain: the answer is lost",
                "proven-absent | it is sent again          | INFO m1 did not arrive: it is sent again",
                "refused       | not active                | WARN m1 failed: not active",
                "stream-ended  | 112 characters            | INFO received m1 on the socket, 112 characters",
                "received      | whole, on the socket      | INFO received m1 whole, on the socket",
                "interrupted   | the connection was reset  | INFO reply m1 is cut: the connection was reset",
            })
    void story_ofAMessage_isALineWhereItMatters(String kind, String detail, String line) {
        log.noted(ID, new StoryNote(NOW, kind, detail));

        assertThat(lines()).containsExactly(line);
    }

    @Test
    void story_ofWhatNobodyWaitsFor_isNotTold() {
        log.noted(ID, new StoryNote(NOW, "queued", "accepted and stored here"));
        log.noted(ID, new StoryNote(NOW, "listed", "in the backend's list as 1"));
        log.noted(ID, new StoryNote(NOW, "double-suppressed", "came again on the socket"));

        assertThat(lines()).isEmpty();
    }

    @Test
    void reply_cutAndThenRead_isToldToBeWhole() {
        log.noted(ID, new StoryNote(NOW, "interrupted", "the connection was reset"));
        log.noted(ID, new StoryNote(NOW, "listed", "in the backend's list as 1"));
        log.noted(ID, new StoryNote(NOW, "listed", "in the backend's list as 1"));

        assertThat(lines())
                .containsExactly(
                        "INFO reply m1 is cut: the connection was reset",
                        "INFO reply m1 is whole, in the backend's list as 1");
    }

    @ParameterizedTest
    @CsvSource({
        "POLL,INFO 2 new messages polled",
        "OPENING,INFO 2 new messages read from the history",
        "RESYNC,'INFO 2 new messages read from the history, not pushed'"
    })
    void messages_ofAReading_areOneLine(Purpose purpose, String line) {
        log.readStarts(purpose);
        log.noted(ID, new StoryNote(NOW, "received", "in the backend's list as 1"));
        log.noted(ID, new StoryNote(NOW, "received", "in the backend's list as 2"));
        log.readFinished();
        log.readStarts(purpose);
        log.readFinished();

        assertThat(lines()).containsExactly(line);
    }

    @Test
    void messages_ofAReadingThatFailed_areTold() {
        log.readStarts(Purpose.POLL);
        log.noted(ID, new StoryNote(NOW, "received", "in the backend's list as 1"));
        log.readUnfinished("timeout");

        assertThat(lines()).containsExactly("INFO 1 new message polled");
    }

    @Test
    void message_foundBesides_isALineOfItsOwn() {
        log.noted(ID, new StoryNote(NOW, "received", "in the backend's list as 1"));

        assertThat(lines()).containsExactly("INFO received m1 in the backend's list as 1");
    }

    private static Connection connection(Mode mode, @Nullable String reason, @Nullable Instant retryAt) {
        return new Connection(mode, NOW, reason, retryAt, 0);
    }

    private Iterable<String> lines() {
        return lines.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }
}
