package dev.lumed.conversation;

import static dev.lumed.conversation.Lists.reply;
import static dev.lumed.conversation.Lists.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.faults.Level;
import dev.lumed.faults.Row;
import dev.lumed.faults.Survives;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How own messages leave when the answer is lost: neither lost nor doubled. */
final class UncertainSendTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void send_unanswered_isUncertainAndLookedForAtOnce() {
        Talk talk = Talk.open(Transport.REST);
        MessageId id = talk.send("hello");
        talk.when(new Input.SendUnanswered(id, "connection reset", Duration.ZERO));

        assertThat(talk.events()).containsExactly(new Event.SendUncertain(id, "connection reset"));
        assertThat(talk.actions(Action.ReadPage.class)).containsExactly(new Action.ReadPage(0, 20));
    }

    @Test
    @Survives(row = Row.N3, level = Level.SIMULATION)
    void send_notAcknowledgedInTime_isUncertain() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId id = talk.send("hello");
        talk.after(Talk.ACKNOWLEDGE);

        assertThat(talk.status(id)).isEqualTo(Status.UNCERTAIN);
    }

    @Test
    void send_whenItsSocketDies_isUncertain() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId id = talk.send("hello");
        talk.when(new Input.SocketLost("reset"));

        assertThat(talk.status(id)).isEqualTo(Status.UNCERTAIN);
    }

    @Test
    void send_byRestWhenTheSocketDies_isNotTouched() {
        Talk talk = Talk.open(Transport.REST);
        MessageId id = talk.send("hello");
        talk.when(new Input.SocketLost("reset"));

        assertThat(talk.status(id)).isEqualTo(Status.SENDING);
    }

    @Test
    void uncertainSend_foundInTheList_isAdoptedAndDue() {
        Talk talk = unanswered("hello");
        MessageId id = only(talk);
        talk.answers(List.of(user(1, "hello")));

        assertThat(talk.lines()).containsExactly("user: hello (sent)");
        assertThat(talk.message(id).serverId()).isEqualTo(new ServerId("s1"));
        assertThat(talk.state().awaiting()).containsExactly(id);
    }

    @Test
    void uncertainSend_foundWithItsReply_awaitsNothing() {
        Talk talk = unanswered("hello").answers(List.of(user(1, "hello"), reply(2, "hi")));

        assertThat(talk.state().awaiting()).isEmpty();
        assertThat(talk.progress().typing()).isFalse();
    }

    @Test
    void uncertainSend_absentOnce_isNotSentAgain() {
        Talk talk = unanswered("hello").answers(List.of());
        talk.reads(List.of()).reads(List.of()).reads(List.of());

        assertThat(talk.status(only(talk))).isEqualTo(Status.UNCERTAIN);
        assertThat(sendsIn(talk)).isEqualTo(1);
    }

    @Test
    void uncertainSend_absentTwiceAGraceApart_isSentAgain() {
        Talk talk = unanswered("hello").answers(List.of()).after(Talk.GRACE);

        assertThat(talk.isReading()).isTrue();
        assertThat(sendsIn(talk)).isEqualTo(1);
        talk.answers(List.of());
        assertThat(talk.actions(Action.Transmit.class)).singleElement().satisfies(it -> assertThat(it.content())
                .isEqualTo("hello"));
        assertThat(talk.status(only(talk))).isEqualTo(Status.SENDING);
    }

    @Test
    void uncertainSend_stillProcessedDuringTheGrace_isAdopted() {
        Talk talk = unanswered("hello").answers(List.of()).after(Talk.GRACE).answers(List.of(user(1, "hello")));

        assertThat(talk.lines()).containsExactly("user: hello (sent)");
        assertThat(sendsIn(talk)).isEqualTo(1);
    }

    @Test
    void reading_begunBeforeTheDoubt_provesNothing() {
        Talk talk = Talk.open(Transport.REST).when(new Input.ReadRequested(Via.POLLING));
        MessageId id = talk.send("hello");
        talk.after(Duration.ofSeconds(1))
                .when(new Input.SendUnanswered(id, "reset", Duration.ZERO))
                .answers(List.of())
                .after(Talk.GRACE.minusMillis(1));
        talk.answers(List.of());

        assertThat(talk.status(id)).isEqualTo(Status.UNCERTAIN);
    }

    @Test
    void uncertainSend_whileTheListCannotBeRead_waitsForIt() {
        Talk talk = unanswered("hello");
        for (int i = 0; i < 20; i++) {
            talk.when(new Input.ReadFailed("503", Duration.ZERO)).after(MINUTE);
        }

        assertThat(talk.status(only(talk))).isEqualTo(Status.UNCERTAIN);
        talk.answers(List.of(user(1, "hello")));
        assertThat(talk.status(only(talk))).isEqualTo(Status.SENT);
    }

    @Test
    void uncertainSend_whileOffline_asksForNoTickAndIsReadWhenBack() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId id = talk.send("hello");
        talk.when(new Input.TransportChanged(Transport.NONE)).when(new Input.SocketLost("reset"));
        talk.after(Duration.ofHours(1));

        assertThat(talk.status(id)).isEqualTo(Status.UNCERTAIN);
        talk.when(new Input.TransportChanged(Transport.REST));
        assertThat(talk.actions(Action.ReadPage.class)).hasSize(1);
    }

    @Test
    void uncertainSend_whenTheConversationIsClosed_asksForNoTick() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId id = talk.send("hello");
        talk.when(new Input.SocketLost("reset")).when(new Input.ReadFailed("closing", Duration.ZERO));
        talk.when(new Input.Close()).after(Duration.ofHours(1));

        assertThat(talk.status(id)).isEqualTo(Status.UNCERTAIN);
    }

    @Test
    void lateAcknowledgement_onTheSameSocket_isTaken() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId id = talk.send("hello");
        talk.after(Talk.ACKNOWLEDGE).when(new Input.Acknowledged());

        assertThat(talk.status(id)).isEqualTo(Status.SENT);
    }

    @Test
    void lateAcknowledgement_onAnotherSocket_isIgnored() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId id = talk.send("hello");
        talk.when(new Input.SocketLost("reset")).when(new Input.Acknowledged());

        assertThat(talk.status(id)).isEqualTo(Status.UNCERTAIN);
    }

    @Test
    void lateAnswer_ofAnUncertainSend_isTaken() {
        Talk talk = unanswered("hello");
        talk.when(new Input.SendAnswered(only(talk), user(1, "hello"), null));

        assertThat(talk.status(only(talk))).isEqualTo(Status.SENT);
    }

    @Test
    void unansweredSend_withRetryAfter_holdsTheNextBackAlsoOnceItIsFound() {
        Talk talk = Talk.open(Transport.REST);
        MessageId first = talk.send("one");
        MessageId second = talk.send("two");
        talk.when(new Input.SendUnanswered(first, "503", MINUTE)).answers(List.of(user(1, "one")));

        assertThat(talk.status(second)).isEqualTo(Status.QUEUED);
        talk.after(MINUTE);
        assertThat(talk.status(second)).isEqualTo(Status.SENDING);
    }

    @Test
    void crash_whileSending_leavesItUncertainAndLooksForIt() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId id = talk.send("hello");
        talk.crash(Transport.REST);

        assertThat(talk.status(id)).isEqualTo(Status.UNCERTAIN);
        assertThat(talk.isReading()).isTrue();
        talk.answers(List.of(user(1, "hello")));
        assertThat(talk.lines()).containsExactly("user: hello (sent)");
    }

    @Test
    void crash_whileUncertain_readsTwiceAgain() {
        Talk talk = unanswered("hello").answers(List.of());
        talk.crash(Transport.REST).answers(List.of());

        assertThat(sendsIn(talk)).isEqualTo(1);
        talk.after(Talk.GRACE).answers(List.of());
        assertThat(sendsIn(talk)).isEqualTo(2);
    }

    @Test
    @Survives(row = Row.S3, level = Level.SIMULATION)
    void acceptedSend_missingFromTheListForAMinute_failsWithTheReason() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId id = talk.send("hello");
        talk.when(new Input.Acknowledged()).reads(List.of());
        assertThat(talk.status(id)).isEqualTo(Status.SENT);
        for (int i = 0; i < 40; i++) {
            talk.after(Talk.GRACE).answers(List.of());
        }

        assertThat(talk.status(id)).isEqualTo(Status.FAILED);
        assertThat(talk.message(id).error()).contains("does not have it");
        assertThat(talk.progress().typing()).isFalse();
    }

    @Test
    void forgottenSend_listedAfterAll_isSent() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId id = talk.send("hello");
        talk.when(new Input.Acknowledged()).reads(List.of());
        for (int i = 0; i < 40; i++) {
            talk.after(Talk.GRACE).answers(List.of());
        }
        talk.reads(List.of(user(1, "hello")));

        assertThat(talk.lines()).containsExactly("user: hello (sent)");
        assertThat(talk.message(id).error()).isNull();
    }

    @Test
    void forgottenSend_sentAgain_isFoundUnderItsNewId() {
        Talk talk = Talk.open(Transport.REST);
        MessageId id = talk.send("hello");
        talk.when(new Input.SendAnswered(id, user(1, "hello"), null)).reads(List.of());
        for (int i = 0; i < 40; i++) {
            talk.after(Talk.GRACE).answers(List.of());
        }
        assertThat(talk.status(id)).isEqualTo(Status.FAILED);
        talk.when(new Input.Resend(id)).when(new Input.SendUnanswered(id, "connection reset", Duration.ZERO));
        talk.answers(List.of(user(2, "hello")));

        assertThat(talk.lines()).containsExactly("user: hello (sent)");
        assertThat(sendsIn(talk)).isEqualTo(2);
    }

    private static Talk unanswered(String content) {
        Talk talk = Talk.open(Transport.REST);
        MessageId id = talk.send(content);
        return talk.when(new Input.SendUnanswered(id, "connection reset", Duration.ZERO));
    }

    private static MessageId only(Talk talk) {
        return talk.state().log().inOrder().get(0).id();
    }

    private static long sendsIn(Talk talk) {
        return talk.stored().stream()
                .filter(Event.SendStarted.class::isInstance)
                .count();
    }
}
