package dev.lumed.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.conversation.ConversationId;
import dev.lumed.link.Mode;
import dev.lumed.simulation.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The life of a socket's actor. */
final class WebSocketActorTest {

    @Test
    void sockets_thatFailForHours_leaveNoActorsBehind() {
        try (Stage stage = Stage.fair()) {
            stage.weather().set(Fault.UPGRADE_UNAVAILABLE, 1);
            ConversationId id = stage.open();
            stage.until("polling", () -> stage.mode(id) == Mode.POLLING);
            stage.pass(Duration.ofHours(2));

            assertThat(stage.cloud().upgrades()).isGreaterThan(100);
            assertThat(stage.actorsNamed("socket-")).isLessThanOrEqualTo(1);
        }
    }
}
