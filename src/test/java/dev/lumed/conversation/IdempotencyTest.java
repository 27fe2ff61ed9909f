package dev.lumed.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A key makes a send that is asked for twice one message. */
final class IdempotencyTest {

    @Test
    void key_usedAgain_givesTheSameMessageAndSendsNothing() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId first = talk.send("hello", "key");
        MessageId again = talk.send("hello", "key");

        assertThat(again).isEqualTo(first);
        assertThat(talk.events()).isEmpty();
        assertThat(talk.lines()).hasSize(1);
    }

    @Test
    void key_usedWithAnotherContent_isRefused() {
        Talk talk = Talk.open(Transport.SOCKET);
        talk.send("hello", "key");
        talk.when(new Input.Send("bye", "key"));

        assertThat(talk.verdict())
                .isEqualTo(new Verdict.Refused(
                        Verdict.Fault.KEY_REUSED, "this Idempotency-Key was used with another content"));
    }

    @Test
    void key_afterACrash_isRemembered() {
        Talk talk = Talk.open(Transport.NONE);
        MessageId first = talk.send("hello", "key");
        talk.crash(Transport.NONE);

        assertThat(talk.send("hello", "key")).isEqualTo(first);
        assertThat(talk.lines()).hasSize(1);
    }

    @Test
    void key_whenTheOutboxIsFull_stillGivesItsMessage() {
        Talk talk = Talk.open(Transport.NONE);
        MessageId first = talk.send("hello", "key");
        for (int i = 1; i < Talk.SETTINGS.maxQueued(); i++) {
            talk.send("more");
        }

        assertThat(talk.send("hello", "key")).isEqualTo(first);
    }

    @Test
    void key_blankOrTooLong_isRefused() {
        Talk talk = Talk.open(Transport.NONE);

        assertThat(talk.when(new Input.Send("hello", " ")).verdict()).isInstanceOf(Verdict.Refused.class);
        assertThat(talk.when(new Input.Send("hello", "k".repeat(256))).verdict())
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void keys_usedByTheHundreds_areForgottenOldestFirst() {
        Talk talk = Talk.open(Transport.REST);
        for (int i = 0; i < 500; i++) {
            MessageId id = talk.send("message", "key " + i);
            talk.when(new Input.SendRefused(id, "no")).when(new Input.Discard(id));
        }

        assertThat(talk.state().keys()).hasSizeBetween(100, 120);
        assertThat(talk.state().keys().get(0).key())
                .isEqualTo("key " + (500 - talk.state().keys().size()));
        assertThat(talk.after(Duration.ofMinutes(1)).lines()).isEmpty();
    }

    @Test
    void keys_ofLongWords_areFewer() {
        Talk talk = Talk.open(Transport.REST);
        for (int i = 0; i < 500; i++) {
            MessageId id = talk.send("message", "k".repeat(250) + i);
            talk.when(new Input.SendRefused(id, "no")).when(new Input.Discard(id));
        }

        assertThat(talk.state().keys()).hasSizeBetween(45, 55);
    }

    @Test
    void keys_ofAllThatWaits_areKnownHoweverManyTheyAre() {
        Talk talk = Talk.queueing(500);
        List<MessageId> sent = IntStream.range(0, 500)
                .mapToObj(i -> talk.send("message " + i, "key " + i))
                .toList();

        assertThat(IntStream.range(0, 500).mapToObj(i -> talk.send("message " + i, "key " + i)))
                .isEqualTo(sent);
        assertThat(talk.lines()).hasSize(500);
    }

    @Test
    void keys_ofWhatWaitedByTheHundreds_areForgottenOnceItHasLeft() {
        Talk talk = Talk.queueing(500);
        List<MessageId> waiting = IntStream.range(0, 500)
                .mapToObj(i -> talk.send("message " + i, "key " + i))
                .toList();
        waiting.forEach(id -> talk.when(new Input.Discard(id)));

        assertThat(talk.state().keys()).hasSizeLessThan(120);
        assertThat(talk.state().keys().get(talk.state().keys().size() - 1).key())
                .isEqualTo("key 499");
    }
}
