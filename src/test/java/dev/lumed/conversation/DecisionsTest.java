package dev.lumed.conversation;

import static dev.lumed.conversation.Lists.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person may decide about a message that is not sent: try it again, or drop it. */
final class DecisionsTest {

    @Test
    void resend_ofAFailedMessage_sendsItAgain() {
        Talk talk = Talk.open(Transport.REST);
        MessageId id = failed(talk);
        talk.when(new Input.Resend(id));

        assertThat(talk.events()).containsExactly(new Event.ResendRequested(id), new Event.SendStarted(id, Via.REST));
        assertThat(talk.message(id).error()).isNull();
    }

    @Test
    void resend_ofAnUncertainMessage_isTheUsersWord() {
        Talk talk = Talk.open(Transport.REST);
        MessageId id = talk.send("hello");
        talk.when(new Input.SendUnanswered(id, "reset", Duration.ZERO)).when(new Input.Resend(id));

        assertThat(talk.actions(Action.Transmit.class)).hasSize(1);
        talk.answers(List.of(user(1, "hello")));
        assertThat(talk.lines()).containsExactly("user: hello (sent)");
    }

    @Test
    void resend_ofAWaitingMessage_endsTheWait() {
        Talk talk = Talk.open(Transport.REST);
        MessageId id = talk.send("hello");
        talk.when(new Input.SendReturned(id, "429", Duration.ofMinutes(5))).when(new Input.Resend(id));

        assertThat(talk.status(id)).isEqualTo(Status.SENDING);
    }

    @Test
    void resend_ofASentOrSendingMessage_isRefused() {
        Talk talk = Talk.open(Transport.REST);
        MessageId id = talk.send("hello");

        assertThat(fault(talk.when(new Input.Resend(id)))).isEqualTo(Verdict.Fault.WRONG_STATUS);
        talk.when(new Input.SendAnswered(id, null, null));
        assertThat(fault(talk.when(new Input.Resend(id)))).isEqualTo(Verdict.Fault.WRONG_STATUS);
        talk.reads(List.of(user(1, "hello")));
        assertThat(fault(talk.when(new Input.Resend(id)))).isEqualTo(Verdict.Fault.WRONG_STATUS);
    }

    @Test
    void resend_ofAnUnknownMessage_isRefused() {
        Talk talk = Talk.open(Transport.REST);

        assertThat(fault(talk.when(new Input.Resend(new MessageId("nothing")))))
                .isEqualTo(Verdict.Fault.UNKNOWN_MESSAGE);
        assertThat(fault(talk.when(new Input.Discard(new MessageId("nothing")))))
                .isEqualTo(Verdict.Fault.UNKNOWN_MESSAGE);
    }

    @Test
    void discard_ofAQueuedMessage_removesItAndSaysSo() {
        Talk talk = Talk.open(Transport.NONE);
        MessageId id = talk.send("hello");
        talk.when(new Input.Discard(id));

        assertThat(talk.actions(Action.AnnounceRemoved.class))
                .containsExactly(
                        new Action.AnnounceRemoved(id, talk.state().log().lastSeq()));
        assertThat(talk.lines()).isEmpty();
    }

    @Test
    void removal_forAReaderWhoDidNotSeeIt_makesTheCursorTooOld() {
        Talk talk = Talk.open(Transport.NONE);
        MessageId id = talk.send("hello");
        long seen = talk.state().log().lastSeq();
        talk.when(new Input.Discard(id));

        assertThat(talk.state().log().oldestCursor()).isEqualTo(seen + 1);
    }

    @Test
    void discard_ofAFailedMessage_removesIt() {
        Talk talk = Talk.open(Transport.REST);
        talk.when(new Input.Discard(failed(talk)));

        assertThat(talk.lines()).isEmpty();
    }

    @Test
    void discard_ofAnUncertainMessage_letsTheNextGo() {
        Talk talk = Talk.open(Transport.REST);
        MessageId first = talk.send("one");
        MessageId second = talk.send("two");
        talk.when(new Input.SendUnanswered(first, "reset", Duration.ZERO)).when(new Input.Discard(first));

        assertThat(talk.actions(Action.Transmit.class))
                .extracting(Action.Transmit::id)
                .containsExactly(second);
    }

    @Test
    void discard_ofASendInFlight_isRefused() {
        Talk talk = Talk.open(Transport.REST);
        MessageId id = talk.send("hello");

        assertThat(fault(talk.when(new Input.Discard(id)))).isEqualTo(Verdict.Fault.WRONG_STATUS);
        assertThat(talk.events()).isEmpty();
    }

    @Test
    void discardedMessage_neverLendsItsIdToAnother() {
        Talk talk = Talk.open(Transport.NONE);
        MessageId gone = talk.send("one");
        talk.when(new Input.Discard(gone));

        assertThat(talk.send("two")).isNotEqualTo(gone);
    }

    private static MessageId failed(Talk talk) {
        MessageId id = talk.send("hello");
        talk.when(new Input.SendRefused(id, "400"));
        return id;
    }

    private static Verdict.Fault fault(Talk talk) {
        if (talk.verdict() instanceof Verdict.Refused refused) {
            return refused.fault();
        }
        throw new AssertionError("taken");
    }
}
