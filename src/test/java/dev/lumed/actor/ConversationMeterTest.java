package dev.lumed.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.backend.SocketSignal;
import dev.lumed.conversation.Cursor;
import dev.lumed.conversation.Details;
import dev.lumed.conversation.Event;
import dev.lumed.conversation.Listed;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.RemoteMessage;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.ServerId;
import dev.lumed.conversation.StoryNote;
import dev.lumed.conversation.Via;
import dev.lumed.link.Connection;
import dev.lumed.link.Mode;
import dev.lumed.link.Purpose;
import dev.lumed.meters.Meters;
import dev.lumed.meters.Scrape;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted of one conversation. */
final class ConversationMeterTest {
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    private static final MessageId ASKED = new MessageId("m1");
    private static final MessageId REPLY = new MessageId("m2");
    private static final SocketSignal CLOSED = new SocketSignal.Closed(1006, "");

    private final Meters meters = new Meters(InstantSource.fixed(NOON));
    private Duration elapsed = Duration.ofHours(1);
    private final ConversationMeter meter = new ConversationMeter(meters, () -> elapsed.toNanos());

    @Test
    void write_ended_isTimedFromTheDecision() {
        long decided = elapsed.toNanos();
        elapsed = elapsed.plusMillis(30);
        meter.stored(List.of(new Event.Opened()), decided);
        meter.stored(List.of(), 0);
        assertThat(value("lumed_journal_write_seconds_count")).isOne();
        assertThat(value("lumed_journal_write_seconds_sum")).isEqualTo(0.03);
    }

    @Test
    void reply_streamed_isTimedFromTheFirstTryOfItsMessage() {
        stored(new Event.SendStarted(ASKED, Via.WEBSOCKET));
        elapsed = elapsed.plusMillis(700);
        stored(new Event.SendStarted(ASKED, Via.REST));
        elapsed = elapsed.plusMillis(300);
        stored(new Event.ReplyStarted(REPLY, null, ASKED, NOON));
        assertThat(value("lumed_reply_first_content_seconds_sum{via=\"websocket\"}"))
                .isEqualTo(1);
        assertThat(value("lumed_messages_received_total{via=\"websocket\"}")).isOne();
    }

    @Test
    void reply_listedAfterItWasStreamed_isCountedOnce() {
        stored(new Event.SendStarted(ASKED, Via.WEBSOCKET));
        stored(new Event.ReplyStarted(REPLY, null, ASKED, NOON));
        stored(new Event.HistoryRead(List.of(listed(REPLY, Role.ASSISTANT, ASKED)), Cursor.START, Via.POLLING));
        meter.noted(note("listed"));
        assertThat(value("lumed_messages_received_total{via=\"polling\"}")).isZero();
        assertThat(value("lumed_reply_first_content_seconds_count{via=\"polling\"}"))
                .isZero();
        assertThat(value("lumed_doubles_suppressed_total")).isOne();
    }

    @Test
    void reply_polled_isTimedAsPolled() {
        stored(new Event.SendStarted(ASKED, Via.REST));
        elapsed = elapsed.plusSeconds(2);
        stored(new Event.HistoryRead(
                List.of(listed(ASKED, Role.USER, null), listed(null, Role.ASSISTANT, ASKED)),
                Cursor.START,
                Via.POLLING));
        assertThat(value("lumed_reply_first_content_seconds_sum{via=\"polling\"}"))
                .isEqualTo(2);
        assertThat(value("lumed_messages_received_total{via=\"polling\"}")).isOne();
    }

    @Test
    void reply_withTheAnswerToTheSend_isTimedAsRest() {
        stored(new Event.SendStarted(ASKED, Via.REST));
        elapsed = elapsed.plusSeconds(3);
        stored(new Event.MessageArrived(REPLY, remote(Role.ASSISTANT), Via.REST, ASKED));
        assertThat(value("lumed_reply_first_content_seconds_sum{via=\"rest\"}")).isEqualTo(3);
    }

    @Test
    void reply_toAMessageThatFailed_isNotTimed() {
        stored(new Event.SendStarted(ASKED, Via.REST), new Event.SendFailed(ASKED, "refused"));
        stored(new Event.ReplyStarted(REPLY, null, ASKED, NOON));
        assertThat(value("lumed_reply_first_content_seconds_count{via=\"websocket\"}"))
                .isZero();
    }

    @Test
    void sends_withoutAReply_areForgottenOneDay() {
        for (int i = 0; i <= ConversationMeter.MOST_AWAITED; i++) {
            stored(new Event.SendStarted(new MessageId("q" + i), Via.REST));
        }
        stored(new Event.ReplyStarted(REPLY, null, new MessageId("q0"), NOON));
        stored(new Event.ReplyStarted(REPLY, null, new MessageId("q1"), NOON));
        assertThat(value("lumed_reply_first_content_seconds_count{via=\"websocket\"}"))
                .isOne();
    }

    @Test
    void send_uncertain_isCounted() {
        stored(new Event.SendUncertain(ASKED, "the answer is lost"));
        assertThat(value("lumed_sends_uncertain_total")).isOne();
    }

    @ParameterizedTest
    @CsvSource({"recognised, 1", "double-suppressed, 1", "listed, 1", "received, 0", "queued, 0"})
    void note_ofADouble_isCounted(String kind, double count) {
        meter.noted(note(kind));
        assertThat(value("lumed_doubles_suppressed_total")).isEqualTo(count);
    }

    @Test
    void firstSocket_isNoReconnect() {
        meter.connecting(1);
        assertThat(reconnects()).isZero();
    }

    @Test
    void socket_afterOneThatWasLost_isCountedByWhy() {
        meter.connecting(1);
        meter.signalled(1, new SocketSignal.Opened());
        meter.signalled(1, CLOSED);
        meter.connecting(2);
        meter.signalled(2, new SocketSignal.Refused(503, "", Duration.ZERO));
        meter.connecting(3);
        meter.signalled(3, new SocketSignal.Failed("reset"));
        meter.connecting(4);
        meter.signalled(4, new SocketSignal.Unauthorized("no"));
        meter.connecting(5);
        for (String reason : List.of("closed", "refused", "failed", "unauthorized")) {
            assertThat(value("lumed_reconnects_total{reason=\"" + reason + "\"}"))
                    .isOne();
        }
        assertThat(reconnects()).isEqualTo(4);
    }

    @Test
    void socket_afterOneThatWasHungUp_isCountedAsThat_whateverTheOldOneStillTells() {
        meter.connecting(1);
        meter.hungUp(1001);
        meter.signalled(1, CLOSED);
        meter.connecting(2);
        meter.hungUp(1000);
        meter.connecting(3);
        assertThat(value("lumed_reconnects_total{reason=\"given_up\"}")).isOne();
        assertThat(value("lumed_reconnects_total{reason=\"asked\"}")).isOne();
        assertThat(reconnects()).isEqualTo(2);
    }

    @Test
    void socket_ofAConversationThatWasClosedBetween_isAFirstOne() {
        meter.connecting(1);
        meter.hungUp(1000);
        turns(Mode.LIVE, Mode.CLOSED);
        meter.connecting(2);
        assertThat(reconnects()).isZero();
    }

    @Test
    void socket_afterTheStateWasRebuilt_isAReconnect_butNotAtTheStart() {
        meter.begin();
        meter.connecting(1);
        assertThat(reconnects()).isZero();
        meter.begin();
        meter.connecting(1);
        assertThat(value("lumed_reconnects_total{reason=\"given_up\"}")).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "LIVE, POLLING, 1",
        "CONNECTING, POLLING, 1",
        "OFFLINE, POLLING, 0",
        "POLLING, POLLING, 0",
        "POLLING, LIVE, 0",
        "LIVE, OFFLINE, 0",
        "LIVE, CLOSED, 0"
    })
    void transition_toPolling_isAFailoverFromTheSocket(Mode from, Mode to, double count) {
        turns(from, to);
        assertThat(value("lumed_failovers_total")).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({"POLLING, 1", "OFFLINE, 1", "CONNECTING, 1", "UNAUTHORIZED, 1", "CLOSED, 0", "GONE, 0", "LIVE, 0"})
    void gap_opens_whenALiveSocketIsLost(Mode to, double count) {
        turns(Mode.LIVE, to);
        assertThat(value("lumed_gaps_opened_total")).isEqualTo(count);
    }

    @Test
    void gap_closes_withAReadingThatBeganAfterIt() {
        meter.readStarts(Purpose.RESYNC);
        turns(Mode.LIVE, Mode.POLLING);
        meter.readFinished();
        assertThat(value("lumed_gaps_closed_total")).isZero();
        meter.readStarts(Purpose.POLL);
        meter.readFinished();
        meter.readStarts(Purpose.POLL);
        meter.readFinished();
        assertThat(value("lumed_gaps_opened_total")).isOne();
        assertThat(value("lumed_gaps_closed_total")).isOne();
    }

    @Test
    void gap_beforeASocketListens_isOneHoweverOftenItIsRead() {
        meter.readStarts(Purpose.GAP);
        meter.readStarts(Purpose.GAP);
        meter.readFinished();
        assertThat(value("lumed_gaps_opened_total")).isOne();
        assertThat(value("lumed_gaps_closed_total")).isOne();
    }

    private void stored(Event... events) {
        meter.stored(List.of(events), elapsed.toNanos());
    }

    private void turns(Mode from, Mode to) {
        meter.transitioned(new Connection(from, NOON, null, null, 0), new Connection(to, NOON, null, null, 0));
    }

    private static Listed listed(@Nullable MessageId known, Role role, @Nullable MessageId replyTo) {
        return new Listed(known, remote(role), 1, replyTo);
    }

    private static RemoteMessage remote(Role role) {
        return new RemoteMessage(new ServerId("s1"), role, "hi", NOON, Details.NONE);
    }

    private static StoryNote note(String kind) {
        return new StoryNote(NOON, kind, "");
    }

    private double value(String series) {
        return Scrape.of(meters.registry()).value(series);
    }

    private double reconnects() {
        return Scrape.of(meters.registry()).series().entrySet().stream()
                .filter(each -> each.getKey().startsWith("lumed_reconnects_total"))
                .mapToDouble(each -> each.getValue())
                .sum();
    }
}
