package dev.lumed.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.conversation.ConversationId;
import dev.lumed.link.Mode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations that are closed and never deleted grow in number for years: of each only a line is kept in memory. */
final class ClosedConversationsTest {
    private static final String ACTORS = "conversation-";
    private static final Duration A_WHILE = Duration.ofMinutes(11);
    private static final Duration MOMENT = Duration.ofMillis(1);

    /** More than what happens between the end of the patience and that of the actor. */
    private static final int STEPS = 40;

    @Test
    void conversation_closedForAWhile_leavesTheMemoryAndIsStillThere() {
        try (Stage stage = Stage.fair()) {
            ConversationId id = talkedAndClosed(stage);
            stage.pass(A_WHILE);
            assertThat(stage.actorsNamed(ACTORS)).isZero();
            assertThat(stage.await(stage.conversations().list())).hasSize(1);

            stage.assertWhole(id);
            assertThat(stage.actorsNamed(ACTORS)).isOne();
            stage.pass(A_WHILE);
            assertThat(stage.actorsNamed(ACTORS)).isZero();
        }
    }

    @Test
    void conversation_openForADay_staysInTheMemory() {
        try (Stage stage = Stage.fair()) {
            ConversationId id = stage.open();
            stage.conversations().suspend();
            stage.pass(Duration.ofDays(1));
            assertThat(stage.actorsNamed(ACTORS)).isOne();
            stage.conversations().resume();
            stage.until("live", () -> stage.mode(id) == Mode.LIVE);
        }
    }

    /** Whatever has happened by then of its leave: what it is told is neither lost nor told to a second actor. */
    @ParameterizedTest
    @ValueSource(strings = {"open", "delete"})
    void conversation_toldSomethingWhileItLeaves_doesIt(String told) {
        Duration leave = timeOfTheLeave();
        for (int steps = 0; steps < STEPS; steps++) {
            try (Stage stage = Stage.fair()) {
                ConversationId id = talkedAndClosed(stage);
                stage.pass(leave.minus(stage.elapsed()).minus(MOMENT));
                for (int i = 0; i < steps; i++) {
                    stage.agenda().next();
                }
                if (told.equals("open")) {
                    stage.success(stage.conversations().open(id));
                    stage.until("live", () -> stage.mode(id) == Mode.LIVE);
                    stage.send(id, "And now?");
                    stage.until("a reply", () -> stage.messages(id).size() == 4 && stage.isWhole(id));
                } else {
                    stage.success(stage.conversations().delete(id));
                    stage.until(
                            "its end",
                            () -> stage.await(stage.conversations().list()).isEmpty());
                }
            }
        }
    }

    private static Duration timeOfTheLeave() {
        try (Stage stage = Stage.fair()) {
            talkedAndClosed(stage);
            stage.until("its leave", () -> stage.actorsNamed(ACTORS) == 0);
            return stage.elapsed();
        }
    }

    private static ConversationId talkedAndClosed(Stage stage) {
        ConversationId id = stage.open();
        stage.until("live", () -> stage.mode(id) == Mode.LIVE);
        stage.send(id, "What now?");
        stage.until("a reply", () -> stage.messages(id).size() == 2 && stage.isWhole(id));
        stage.success(stage.conversations().close(id));
        return id;
    }
}
