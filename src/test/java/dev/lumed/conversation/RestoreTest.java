package dev.lumed.conversation;

import static dev.lumed.conversation.Lists.reply;
import static dev.lumed.conversation.Lists.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lumed does when its store was put back to an earlier time: nobody knows what was sent since. */
final class RestoreTest {
    private static final long RESTORED_TO = Talk.START.plus(Duration.ofDays(1)).toEpochMilli();

    @Test
    void queuedSends_restored_areLookedForAndNotSent() {
        Talk talk = waiting("one", "two");
        talk.restore(List.copyOf(talk.stored()), RESTORED_TO, Transport.REST);

        assertThat(talk.lines()).containsExactly("user: one (uncertain)", "user: two (uncertain)");
        assertThat(talk.isReading()).isTrue();
        assertThat(sendsIn(talk)).isZero();
    }

    @Test
    void queuedSends_deliveredSince_areAdopted() {
        Talk talk = waiting("one", "two");
        talk.restore(List.copyOf(talk.stored()), RESTORED_TO, Transport.REST)
                .answers(List.of(user(1, "one"), reply(2, "first"), user(3, "two"), reply(4, "second")));

        assertThat(talk.lines())
                .containsExactly(
                        "user: one (sent)",
                        "assistant: first (complete)",
                        "user: two (sent)",
                        "assistant: second (complete)");
        assertThat(sendsIn(talk)).isZero();
    }

    @Test
    void queuedSends_ofWhichOneWasDelivered_sendTheOtherOnlyAfterTwoReadings() {
        Talk talk = waiting("one", "two");
        talk.restore(List.copyOf(talk.stored()), RESTORED_TO, Transport.REST).answers(List.of(user(1, "one")));
        assertThat(sendsIn(talk)).isZero();
        talk.after(Talk.GRACE).answers(List.of(user(1, "one")));
        talk.after(Talk.GRACE).answers(List.of(user(1, "one")));

        assertThat(talk.lines()).containsExactly("user: one (sent)", "user: two (sending)");
        assertThat(sendsIn(talk)).isEqualTo(1);
    }

    @Test
    void queuedSends_neverDelivered_areAllProvenAbsentByTheSameTwoReadings() {
        Talk talk = waiting("one", "two", "three");
        talk.restore(List.copyOf(talk.stored()), RESTORED_TO, Transport.REST).answers(List.of());
        talk.after(Talk.GRACE).answers(List.of());

        assertThat(talk.lines()).containsExactly("user: one (sending)", "user: two (queued)", "user: three (queued)");
    }

    @Test
    void uncertainSends_whenThePersonDecidesAboutTheFirst_goOnBeingLookedFor() {
        Talk talk = waiting("one", "two");
        talk.restore(List.copyOf(talk.stored()), RESTORED_TO, Transport.REST);
        MessageId first = talk.state().log().inOrder().get(0).id();
        talk.answers(List.of()).when(new Input.Discard(first)).answers(List.of());
        talk.after(Talk.GRACE).answers(List.of());

        assertThat(talk.lines()).containsExactly("user: two (sending)");
    }

    @Test
    void failedSend_sentAgainSinceByAPerson_isRecognised() {
        Talk talk = Talk.open(Transport.REST);
        MessageId id = talk.send("hello");
        talk.when(new Input.SendRefused(id, "too long"));
        talk.restore(List.copyOf(talk.stored()), RESTORED_TO, Transport.REST).reads(List.of(user(1, "hello")));

        assertThat(talk.lines()).containsExactly("user: hello (sent)");
    }

    @Test
    void cursorsAndIds_ofTheLifeThatIsGone_areNeverGivenAgain() {
        Talk talk = Talk.open(Transport.REST);
        List<Event> backup = List.copyOf(talk.stored());
        talk.send("only in the life that is gone");
        long gone = talk.state().log().lastSeq();
        talk.restore(backup, RESTORED_TO, Transport.NONE);
        MessageId next = talk.send("in this life");

        assertThat(talk.state().log().oldestCursor()).isGreaterThan(gone);
        assertThat(next).isEqualTo(MessageId.of(RESTORED_TO + 1));
    }

    @Test
    void restore_isToldOnce() {
        Talk talk = waiting("one");
        talk.restore(List.copyOf(talk.stored()), RESTORED_TO, Transport.NONE);
        talk.restore(List.copyOf(talk.stored()), RESTORED_TO, Transport.NONE);

        assertThat(talk.stored()).containsOnlyOnce(new Event.Restored(RESTORED_TO));
    }

    @Test
    void recovery_withoutARestore_leavesWhatWaitsAsItIs() {
        Talk talk = waiting("one");
        talk.crash(Transport.REST);

        assertThat(talk.lines()).containsExactly("user: one (sending)");
    }

    private static Talk waiting(String... contents) {
        Talk talk = Talk.closed().when(new Input.Open());
        for (String content : contents) {
            talk.send(content);
        }
        return talk;
    }

    private static long sendsIn(Talk talk) {
        return talk.stored().stream()
                .filter(Event.SendStarted.class::isInstance)
                .count();
    }
}
