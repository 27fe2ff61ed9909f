package dev.lumed.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.conversation.ConversationId;
import dev.lumed.journal.Readiness;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is unread, as clients see it. */
final class UnreadTest {

    @Test
    void conversation_read_isToldToAllWhoFollowIt() {
        try (Stage stage = Stage.fair()) {
            ConversationId id = withAReply(stage);
            Audience audience = stage.listen(id);
            ConversationView view = stage.success(stage.conversations().markRead(id));
            stage.until("word of it", () -> !shown(audience).isEmpty());

            assertThat(view.summary().unread()).isZero();
            assertThat(shown(audience)).containsExactly(0L);
            assertThat(unreadInTheList(stage)).isZero();
        }
    }

    @Test
    void reply_arrived_isShownInTheListAtOnce() {
        try (Stage stage = Stage.fair()) {
            ConversationId id = stage.open();
            Audience audience = stage.listen(id);
            stage.send(id, "What should I eat?");
            stage.until("a reply", () -> !audience.replies().isEmpty());

            assertThat(unreadInTheList(stage)).isEqualTo(1);
            assertThat(shown(audience)).endsWith(1L);
        }
    }

    @Test
    void conversation_asleepAfterARestart_isListedWithWhatIsUnread() {
        try (Stage stage = Stage.fair()) {
            ConversationId id = withAReply(stage);
            stage.success(stage.conversations().close(id));
            again(stage);
            assertThat(unreadInTheList(stage)).isEqualTo(1);
            assertThat(stage.actorsNamed("conversation-")).isZero();

            stage.success(stage.conversations().markRead(id));
            again(stage);
            assertThat(unreadInTheList(stage)).isZero();
            assertThat(stage.actorsNamed("conversation-")).isZero();
        }
    }

    @Test
    void conversation_readWhileTheDiskIsFull_isRefusedUntilThereIsRoom() {
        try (Stage stage = Stage.fair()) {
            ConversationId id = withAReply(stage);
            stage.storeIs(Readiness.FULL);
            Outcome<ConversationView> refused =
                    stage.await(stage.conversations().markRead(id));
            assertThat(((Outcome.Refusal<ConversationView>) refused).kind()).isEqualTo(Outcome.Kind.STORE_FULL);
            assertThat(unreadInTheList(stage)).isEqualTo(1);

            stage.storeIs(Readiness.READY);
            stage.success(stage.conversations().markRead(id));
            assertThat(unreadInTheList(stage)).isZero();
        }
    }

    private static ConversationId withAReply(Stage stage) {
        ConversationId id = stage.open();
        Audience audience = stage.listen(id);
        stage.send(id, "What should I eat?");
        stage.until("a reply", () -> !audience.replies().isEmpty());
        stage.until("its end", () -> stage.isWhole(id));
        return id;
    }

    private static void again(Stage stage) {
        stage.stop();
        stage.until("the end of it", () -> stage.actorsNamed("conversation") == 0);
        stage.start();
    }

    private static long unreadInTheList(Stage stage) {
        return stage.await(stage.conversations().list()).get(0).summary().unread();
    }

    private static List<Long> shown(Audience audience) {
        return audience.events(FeedEvent.ConversationChanged.class)
                .map(changed -> changed.view().summary().unread())
                .toList();
    }
}
