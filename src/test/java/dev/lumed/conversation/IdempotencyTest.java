package dev.lumed.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
        for (int i = 0; i < 2 * State.MOST_KEYS; i++) {
            MessageId id = talk.send("message", "key " + i);
            talk.when(new Input.SendRefused(id, "no")).when(new Input.Discard(id));
        }

        assertThat(talk.state().keys()).hasSize(State.MOST_KEYS);
        assertThat(talk.state().keys().get(0).key()).isEqualTo("key " + State.MOST_KEYS);
        assertThat(talk.after(Duration.ofMinutes(1)).lines()).isEmpty();
    }
}
