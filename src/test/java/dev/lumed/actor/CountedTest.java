package dev.lumed.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.conversation.ConversationId;
import dev.lumed.link.Mode;
import dev.lumed.meters.Scrape;
import dev.lumed.simulation.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the actors count of what they go through, in virtual time. */
final class CountedTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Test
    void conversation_thatLosesItsSocketForAWhile_isCounted() {
        try (Stage stage = Stage.fair()) {
            ConversationId id = stage.open();
            stage.until("live", () -> stage.mode(id) == Mode.LIVE);
            Audience audience = stage.listen(id);
            stage.send(id, "How do I begin?");
            stage.until("reply 1", () -> audience.replies().size() == 1);

            stage.weather().set(Fault.UPGRADE_UNAVAILABLE, 1);
            stage.cloud().resetSockets();
            stage.until("polling", () -> stage.mode(id) == Mode.POLLING);
            stage.send(id, "And how often?");
            stage.until("reply 2", () -> audience.replies().size() == 2);
            stage.weather().clear(Fault.UPGRADE_UNAVAILABLE);
            stage.until("live again", () -> stage.mode(id) == Mode.LIVE);
            stage.pass(Duration.ofMinutes(1));

            Scrape scrape = Scrape.of(stage.meters().registry());
            assertThat(scrape.value("lumed_failovers_total")).isOne();
            assertThat(scrape.value("lumed_reconnects_total{reason=\"failed\"}"))
                    .isOne();
            assertThat(scrape.value("lumed_reconnects_total{reason=\"refused\"}"))
                    .isPositive();
            assertThat(scrape.value("lumed_gaps_opened_total"))
                    .isEqualTo(scrape.value("lumed_gaps_closed_total"))
                    .isGreaterThanOrEqualTo(2);
            assertThat(scrape.value("lumed_reply_first_content_seconds_count{via=\"websocket\"}"))
                    .isOne();
            assertThat(scrape.value("lumed_reply_first_content_seconds_count{via=\"polling\"}"))
                    .isOne();
            assertThat(scrape.value("lumed_doubles_suppressed_total")).isPositive();
            assertThat(scrape.value("lumed_journal_write_seconds_count")).isPositive();
            double received = scrape.value("lumed_messages_received_total{via=\"websocket\"}")
                    + scrape.value("lumed_messages_received_total{via=\"polling\"}")
                    + scrape.value("lumed_messages_received_total{via=\"rest\"}");
            assertThat(received)
                    .as("all but the two that were written here")
                    .isEqualTo(stage.messages(id).size() - 2);
        }
    }

    @Test
    void send_whoseAnswerIsLost_isCountedAsUncertain() {
        try (Stage stage = Stage.fair()) {
            stage.weather().set(Fault.UPGRADE_UNAVAILABLE, 1);
            ConversationId id = stage.open();
            stage.until("polling", () -> stage.mode(id) == Mode.POLLING);
            stage.weather().set(Fault.ANSWER_LOST, 1);
            stage.send(id, "Hello?");
            stage.until("a try", () -> stage.cloud().posts() == 1);
            stage.pass(Duration.ofMinutes(1));
            assertThat(Scrape.of(stage.meters().registry()).value("lumed_sends_uncertain_total"))
                    .isPositive();
        }
    }

    @Test
    void message_thatCannotBeDelivered_growsOld_untilItCan() {
        try (Stage stage = Stage.fair()) {
            ConversationId id = stage.open();
            stage.until("live", () -> stage.mode(id) == Mode.LIVE);
            assertThat(status(stage).outboxAge()).isZero();
            stage.weather().set(Fault.UPGRADE_UNAVAILABLE, 1);
            stage.weather().set(Fault.CONNECTION_REFUSED, 1);
            stage.cloud().resetSockets();
            stage.until("not live", () -> stage.mode(id) != Mode.LIVE);
            stage.send(id, "Hello?");
            stage.pass(AN_HOUR);
            stage.send(id, "Anybody?");
            assertThat(status(stage).outbox()).isEqualTo(2);
            assertThat(status(stage).outboxAge()).isBetween(AN_HOUR, AN_HOUR.plusMinutes(1));

            stage.weather().clear(Fault.UPGRADE_UNAVAILABLE);
            stage.weather().clear(Fault.CONNECTION_REFUSED);
            stage.until("delivered", () -> status(stage).outbox() == 0);
            assertThat(status(stage).outboxAge()).isZero();
        }
    }

    private static StatusView status(Stage stage) {
        return stage.await(stage.conversations().status());
    }
}
