package dev.lumed.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.ConversationSettings;
import dev.lumed.link.LinkSettings;
import dev.lumed.link.Mode;
import dev.lumed.simulation.Fault;
import dev.lumed.simulation.UsualTuning;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Conversations that are tuned otherwise while they are open. */
final class TuningTest {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @Test
    void live_tuned_keepsItsSocketAndReadsByTheNewIntervalFromTheNextReadOn() {
        try (Stage stage = Stage.fair()) {
            ConversationId id = stage.open();
            stage.until("live", () -> stage.mode(id) == Mode.LIVE);

            tune(stage, resyncing(Duration.ofSeconds(5)), 64);
            stage.pass(Duration.ofMinutes(6));
            int reads = stage.cloud().reads();
            stage.pass(A_MINUTE);

            assertThat(stage.cloud().reads() - reads).isGreaterThan(8);
            assertThat(stage.cloud().upgrades()).isEqualTo(1);
            assertThat(stage.modes(id)).endsWith(Mode.LIVE).doesNotContain(Mode.POLLING);
        }
    }

    @Test
    void conversation_openedAfterwards_isTunedSo() {
        try (Stage stage = Stage.fair()) {
            tune(stage, withoutSocket(), 64);

            ConversationId id = stage.open();
            stage.pass(A_MINUTE);

            assertThat(stage.cloud().upgrades()).isZero();
            assertThat(stage.mode(id)).isEqualTo(Mode.POLLING);
        }
    }

    @Test
    void outbox_tunedSmaller_refusesWhatIsTooMuchFromThenOn() {
        try (Stage stage = Stage.fair()) {
            stage.weather().set(Fault.UPGRADE_UNAVAILABLE, 1);
            ConversationId id = stage.open();
            stage.await(stage.conversations().suspend());
            stage.send(id, "one");
            ConversationSettings usual = UsualTuning.conversation(UsualTuning.PAGE);
            stage.conversations()
                    .tune(
                            new ConversationSettings(
                                    usual.acknowledgeWithin(),
                                    usual.streamIdle(),
                                    usual.uncertainGrace(),
                                    1,
                                    usual.pageSize(),
                                    usual.compareEvery()),
                            UsualTuning.link(),
                            64);

            assertThat(stage.await(stage.conversations().send(id, new Submission("two", null))))
                    .isInstanceOf(Outcome.Refusal.class);
        }
    }

    private static void tune(Stage stage, LinkSettings link, int mostReadings) {
        stage.conversations().tune(UsualTuning.conversation(UsualTuning.PAGE), link, mostReadings);
    }

    private static LinkSettings resyncing(Duration interval) {
        LinkSettings usual = UsualTuning.link();
        LinkSettings.Timeouts timeouts = usual.timeouts();
        return new LinkSettings(
                true,
                new LinkSettings.Timeouts(
                        timeouts.connectTimeout(),
                        timeouts.hedgeAfter(),
                        timeouts.pingInterval(),
                        timeouts.pongTimeout(),
                        interval),
                usual.reconnect(),
                usual.polling());
    }

    private static LinkSettings withoutSocket() {
        LinkSettings usual = UsualTuning.link();
        return new LinkSettings(false, usual.timeouts(), usual.reconnect(), usual.polling());
    }
}
