package dev.lumed.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import dev.lumed.conversation.Via;
import dev.lumed.link.Mode;
import dev.lumed.simulation.Fault;
import dev.lumed.wire.WireMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The five cases that lumed was made for, by its actors in virtual time. */
final class FiveCasesTest {
    private static final Duration HEDGE = Duration.ofMillis(1500);
    private static final Duration A_MOMENT = Duration.ofMillis(500);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);

    @Test
    void normal_repliesStreamOverTheSocketAndNothingPolls() {
        try (Stage stage = Stage.fair()) {
            ConversationId id = stage.open();
            stage.until("live", () -> stage.mode(id) == Mode.LIVE);
            stage.pass(A_MOMENT);
            Audience audience = stage.listen(id);
            int reads = stage.cloud().reads();

            Message sent = stage.send(id, "What should I eat?");
            stage.until("a reply", () -> !audience.replies().isEmpty());
            stage.pass(Duration.ofMinutes(1));

            assertThat(sent.status()).isIn(Status.QUEUED, Status.SENDING);
            Message reply = audience.replies().get(0);
            assertThat(reply.via()).isEqualTo(Via.WEBSOCKET);
            assertThat(reply.replyTo()).isEqualTo(sent.id());
            assertThat(streamed(audience, reply)).isEqualTo(reply.content());
            assertThat(audience.typing()).startsWith(true).endsWith(false);
            assertThat(stage.cloud().posts()).isZero();
            assertThat(stage.cloud().upgrades()).isEqualTo(1);
            assertThat(stage.cloud().reads() - reads).as("list calls a reply").isLessThanOrEqualTo(1);
            assertThat(stage.modes(id)).doesNotContain(Mode.POLLING, Mode.OFFLINE);
            stage.assertWhole(id);
        }
    }

    /** What a reader has at the end who began with the message and followed the chunks. */
    private static String streamed(Audience audience, Message reply) {
        StringBuilder text = new StringBuilder();
        for (Audience.Told each : audience.told()) {
            if (each.event() instanceof FeedEvent.MessageChanged changed
                    && changed.message().id().equals(reply.id())
                    && changed.message().status() == Status.STREAMING) {
                text.setLength(0);
                text.append(changed.message().content());
            } else if (each.event() instanceof FeedEvent.Chunk chunk) {
                assertThat(chunk.offset()).isEqualTo(text.length());
                text.append(chunk.text());
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "UPGRADE_UNAVAILABLE",
                "UPGRADE_UNAUTHORIZED",
                "UPGRADE_NOT_FOUND",
                "UPGRADE_PAGE",
                "UPGRADE_RESET",
                "UPGRADE_HANG",
                "SOCKET_SILENT"
            })
    void socketRefused_pollsByItselfAndSendsByRest(Fault refusal) {
        boolean hangs = refusal == Fault.UPGRADE_HANG || refusal == Fault.SOCKET_SILENT;
        try (Stage stage = Stage.fair()) {
            stage.weather().set(refusal, 1);
            Duration begun = stage.elapsed();
            ConversationId id = stage.open();
            stage.until("polling", () -> stage.mode(id) == Mode.POLLING);
            Duration toPolling = stage.elapsed().minus(begun);
            assertThat(toPolling).isLessThanOrEqualTo(hangs ? HEDGE.plus(A_MOMENT) : A_MOMENT);

            Audience audience = stage.listen(id);
            stage.send(id, "Hello?");
            stage.until("the reply's being there", () -> roles(stage, id).contains("assistant"));
            Duration made = stage.elapsed();
            stage.until("the reply", () -> !audience.replies().isEmpty());

            assertThat(stage.elapsed().minus(made)).isLessThanOrEqualTo(POLL_INTERVAL.plus(A_MOMENT));
            assertThat(audience.replies().get(0).via()).isEqualTo(Via.POLLING);
            assertThat(stage.cloud().posts()).isEqualTo(1);
            stage.assertWhole(id);
        }
    }

    private static List<String> roles(Stage stage, ConversationId id) {
        return stage.cloud().list(id.value()).stream().map(WireMessage::role).toList();
    }

    @Test
    void socketLost_pollsAtOnceAndUntilItReturns() {
        try (Stage stage = Stage.fair()) {
            ConversationId id = stage.open();
            stage.until("live", () -> stage.mode(id) == Mode.LIVE);
            Audience audience = stage.listen(id);
            stage.send(id, "How do I begin?");
            stage.until("reply 1", () -> audience.replies().size() == 1);
            stage.pass(Duration.ofMinutes(2));

            stage.weather().set(Fault.UPGRADE_UNAVAILABLE, 1);
            int reads = stage.cloud().reads();
            stage.cloud().resetSockets();
            stage.until("the first poll", () -> stage.cloud().reads() > reads);
            assertThat(stage.mode(id)).isEqualTo(Mode.POLLING);
            stage.send(id, "And how often?");
            stage.until("reply 2", () -> audience.replies().size() == 2);
            assertThat(audience.replies().get(1).via()).isEqualTo(Via.POLLING);

            stage.weather().clear(Fault.UPGRADE_UNAVAILABLE);
            stage.cloud().writeElsewhere(id.value(), "Written just before the socket returns.");
            stage.until("live again", () -> stage.mode(id) == Mode.LIVE);
            stage.assertWhole(id);
            int readsOnce = stage.cloud().reads();
            stage.pass(Duration.ofMinutes(1));
            assertThat(stage.cloud().reads()).as("polls after the return").isEqualTo(readsOnce);

            stage.send(id, "For how long?");
            stage.until("reply 3", () -> audience.replies().size() == 3);
            assertThat(audience.replies().get(2).via()).isEqualTo(Via.WEBSOCKET);
            stage.assertWhole(id);
            assertThat(stage.modes(id)).containsSubsequence(Mode.LIVE, Mode.POLLING, Mode.LIVE);
        }
    }

    @Test
    void socketLostMidReply_theSameMessageIsCompletedByPolling() {
        try (Stage stage = Stage.fair()) {
            ConversationId id = stage.open();
            stage.until("live", () -> stage.mode(id) == Mode.LIVE);
            Audience audience = stage.listen(id);
            stage.send(id, "Tell me more.");
            stage.until("a piece", () -> stage.messages(id).size() == 2);
            Message growing = stage.messages(id).get(1);

            stage.weather().set(Fault.UPGRADE_UNAVAILABLE, 1);
            stage.cloud().resetSockets();
            stage.until("the cut", () -> stage.messages(id).get(1).status() == Status.PARTIAL);
            assertThat(stage.messages(id).get(1).content()).isNotEmpty();
            stage.until("the reply", () -> !audience.replies().isEmpty());

            assertThat(audience.replies().get(0).id()).isEqualTo(growing.id());
            assertThat(audience.typing()).endsWith(false);
            stage.assertWhole(id);
        }
    }

    @Test
    void offlineThenOnline_whatWasAcceptedSurvivesARestartAndIsDeliveredOnce() {
        try (Stage stage = Stage.fair()) {
            ConversationId id = stage.open();
            stage.until("live", () -> stage.mode(id) == Mode.LIVE);
            stage.cloud().goDown();
            stage.until("offline", () -> stage.mode(id) == Mode.OFFLINE);

            stage.send(id, "I sleep badly.");
            stage.send(id, "ok");
            stage.send(id, "ok");
            stage.stop();
            stage.pass(Duration.ofHours(8));
            stage.start();
            assertThat(stage.cloud().heard(id.value())).isEmpty();
            stage.cloud().comeUp();
            stage.until("all replies", () -> stage.cloud().list(id.value()).size() == 6 && stage.isWhole(id));

            assertThat(stage.cloud().heard(id.value()))
                    .extracting(WireMessage::content)
                    .containsExactly("I sleep badly.", "ok", "ok");
            stage.assertWhole(id);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1000})
    void severalConversations_eachHasItsOwnSocketAndNothingCrossesOver(int many) {
        try (Stage stage = Stage.fair()) {
            List<ConversationId> ids = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                ids.add(stage.open());
            }
            stage.until(
                    "all live",
                    () -> stage.await(stage.conversations().status()).byMode().getOrDefault(Mode.LIVE, 0) == many);
            assertThat(stage.cloud().upgrades()).isEqualTo(many);
            for (int i = 0; i < many; i++) {
                stage.send(ids.get(i), "I am number " + i);
            }
            stage.pass(Duration.ofMinutes(1));
            for (int i = 0; i < many; i++) {
                stage.assertWhole(ids.get(i));
                assertThat(stage.messages(ids.get(i)))
                        .extracting(Message::role)
                        .containsExactly(Role.USER, Role.ASSISTANT);
                assertThat(stage.messages(ids.get(i)).get(1).content()).contains("<I am number " + i + ">");
            }

            stage.success(stage.conversations().close(ids.get(0)));
            StatusView status = stage.await(stage.conversations().status());
            assertThat(status.open()).isEqualTo(many - 1);
            stage.send(ids.get(1), "Are you still there?");
            stage.pass(Duration.ofMinutes(1));
            assertThat(stage.messages(ids.get(1))).hasSize(4);
            stage.assertWhole(ids.get(1));
        }
    }
}
