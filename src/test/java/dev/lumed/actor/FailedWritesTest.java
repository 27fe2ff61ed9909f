package dev.lumed.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.actor.VirtualDisk.Write;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.ConversationSummary;
import dev.lumed.conversation.Message;
import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import dev.lumed.journal.Readiness;
import dev.lumed.link.Mode;
import dev.lumed.wire.WireMessage;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a conversation makes of a disk that fails it (D3 and D6 of the faults to be survived). */
final class FailedWritesTest {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @Test
    void send_whoseWriteFails_isNotAcceptedAndNotSent() {
        try (Stage stage = Stage.fair()) {
            ConversationId id = live(stage);
            failOnce(stage, Write.FAILED);

            CompletionStage<Outcome<Message>> answer = stage.conversations().send(id, new Submission("hello", null));

            assertThat(isAnswered(stage, answer)).isFalse();
            stage.pass(A_MINUTE);
            assertThat(stage.mode(id)).isEqualTo(Mode.LIVE);
            assertThat(stage.cloud().heard(id.value())).isEmpty();
            stage.assertWhole(id);
        }
    }

    @Test
    @Survives(row = Row.D6, level = Level.ACTOR)
    void send_whoseWriteHasAnUnknownOutcome_isSentOnceAndFoundByItsKey() {
        try (Stage stage = Stage.fair()) {
            ConversationId id = live(stage);
            Submission submission = new Submission("hello", "key-1");
            failOnce(stage, Write.STORED_AND_REPORTED_AS_FAILED);

            assertThat(isAnswered(stage, stage.conversations().send(id, submission)))
                    .isFalse();
            Message again = stage.success(stage.conversations().send(id, submission));
            stage.pass(A_MINUTE);

            assertThat(stage.messages(id)).extracting(Message::id).contains(again.id());
            assertThat(stage.cloud().heard(id.value()))
                    .extracting(WireMessage::content)
                    .containsExactly("hello");
            stage.assertWhole(id);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Write.class,
            names = {"FAILED", "STORED_AND_REPORTED_AS_FAILED"})
    @Survives(row = Row.D6, level = Level.ACTOR)
    void anyWrite_thatFails_leavesTheConversationWholeAndItsReadersInformed(Write fate) {
        boolean failed = true;
        for (int at = 0; failed; at++) {
            try (Stage stage = Stage.fair()) {
                ConversationId id = live(stage);
                Audience audience = stage.listen(id);
                Iterator<Write> fates = fail(stage, fate, at);
                stage.conversations().send(id, new Submission("one", "1"));
                stage.pass(A_MINUTE);
                insist(stage, id, new Submission("one", "1"));
                insist(stage, id, new Submission("two", "2"));
                stage.pass(Duration.ofMinutes(10));

                assertThat(stage.cloud().heard(id.value()))
                        .extracting(WireMessage::content)
                        .containsExactly("one", "two");
                stage.assertWhole(id);
                failed = Stream.generate(fates::next).limit(at + 1).allMatch(next -> next == Write.STORED);
                assertThat(audience.events(FeedEvent.LogRebuilt.class)).hasSize(failed ? 1 : 0);
            }
        }
    }

    @Test
    void disk_full_refusesSendsAndGoesOnReading() {
        try (Stage stage = Stage.fair()) {
            ConversationId id = live(stage);
            stage.storeIs(Readiness.FULL);

            Outcome<Message> refused = stage.await(stage.conversations().send(id, new Submission("hello", null)));
            stage.cloud().writeElsewhere(id.value(), "Still there?");
            stage.success(stage.conversations().reconnect(id));
            stage.pass(A_MINUTE);

            assertThat(refused).isInstanceOfSatisfying(Outcome.Refusal.class, refusal -> assertThat(refusal.kind())
                    .isEqualTo(Outcome.Kind.STORE_FULL));
            stage.assertWhole(id);
            assertThat(stage.messages(id)).hasSize(1);
            stage.storeIs(Readiness.READY);
            stage.send(id, "hello");
        }
    }

    @Test
    void database_away_refusesAllAtOnceAndChangesNothing() {
        try (Stage stage = Stage.fair()) {
            ConversationId id = live(stage);
            stage.storeIs(Readiness.AWAY);

            assertThat(List.of(
                            stage.await(stage.conversations().send(id, new Submission("hello", null))),
                            stage.await(stage.conversations().find(id)),
                            stage.await(stage.conversations()
                                    .create(new NewConversation("other", null, null, null, null, null)))))
                    .allSatisfy(refused -> assertThat(refused)
                            .isInstanceOfSatisfying(Outcome.Refusal.class, refusal -> assertThat(refusal.kind())
                                    .isEqualTo(Outcome.Kind.STORE_AWAY)));
            assertThat(stage.await(stage.conversations().list())).hasSize(1);

            stage.storeIs(Readiness.READY);
            stage.pass(A_MINUTE);
            assertThat(stage.cloud().heard(id.value())).isEmpty();
            stage.send(id, "hello");
        }
    }

    /** What the directory does not know would be forgotten by a restart, with all that was accepted for it. */
    @Test
    void directory_failingForAWhile_acceptsNothingAndIsToldAgain() {
        try (Stage stage = Stage.fair()) {
            ConversationId id = live(stage);
            stage.directory().fails(true);
            assertThat(stage.await(stage.conversations().close(id))).isInstanceOf(Outcome.Refusal.class);

            assertThat(stage.await(stage.conversations().send(id, new Submission("hello", null))))
                    .isInstanceOfSatisfying(Outcome.Refusal.class, refusal -> assertThat(refusal.kind())
                            .isEqualTo(Outcome.Kind.STORE_FULL));
            stage.directory().fails(false);

            stage.success(stage.conversations().find(id));
            assertThat(stage.directory().load())
                    .singleElement()
                    .extracting(ConversationSummary::open)
                    .isEqualTo(false);
            stage.send(id, "hello");
        }
    }

    private static ConversationId live(Stage stage) {
        ConversationId id = stage.open();
        stage.until("live", () -> stage.mode(id) == Mode.LIVE);
        stage.pass(Duration.ofSeconds(1));
        return id;
    }

    private static void failOnce(Stage stage, Write fate) {
        fail(stage, fate, 0);
    }

    /** All writes succeed but the one after so many. */
    private static Iterator<Write> fail(Stage stage, Write fate, int after) {
        Iterator<Write> fates = Stream.concat(
                        Stream.generate(() -> Write.STORED).limit(after),
                        Stream.concat(List.of(fate).stream(), Stream.generate(() -> Write.STORED)))
                .iterator();
        stage.disk().writes(fates::next);
        return fates;
    }

    /** As a client does whose question was lost: the same again, with the same key. */
    private static void insist(Stage stage, ConversationId id, Submission submission) {
        boolean answered = false;
        while (!answered) {
            answered = isAnswered(stage, stage.conversations().send(id, submission));
        }
    }

    /** A question that is lost is given up after a while. */
    private static boolean isAnswered(Stage stage, CompletionStage<?> answer) {
        try {
            stage.await(answer);
            return true;
        } catch (CompletionException lost) {
            return false;
        }
    }
}
