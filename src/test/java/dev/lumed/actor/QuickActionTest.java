package dev.lumed.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.backend.Answer;
import dev.lumed.simulation.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QuickActionTest {
    @Test
    void actions_askedFor_areTheBackends() {
        try (Stage stage = Stage.fair()) {
            assertThat(stage.success(stage.conversations().quickActions("coach", "goal")))
                    .containsExactly(new QuickAction("begin", "Begin", "Where do I begin?", null, "goal", "coach"));
        }
    }

    @Test
    void backend_away_isSaid() {
        try (Stage stage = Stage.fair()) {
            stage.weather().set(Fault.CONNECTION_REFUSED, 1);
            assertThat(stage.await(stage.conversations().quickActions(null, null)))
                    .isEqualTo(new Outcome.Refusal<>(
                            Outcome.Kind.BACKEND_UNAVAILABLE,
                            "backend-unavailable",
                            "connection refused",
                            Duration.ZERO));
        }
    }

    @Test
    void backend_thatKnowsNone_hasRefused() {
        Outcome<List<QuickAction>> outcome = QuickAction.of(new Answer.Refused<>(404, null, "no such page", null));
        assertThat(outcome)
                .isEqualTo(new Outcome.Refusal<>(Outcome.Kind.BACKEND_REFUSED, "backend-refused", "no such page"));
    }
}
