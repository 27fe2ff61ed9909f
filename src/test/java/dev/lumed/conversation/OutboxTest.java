package dev.lumed.conversation;

import static dev.lumed.conversation.Lists.reply;
import static dev.lumed.conversation.Lists.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How own messages leave, as long as somebody answers. */
final class OutboxTest {

    @Test
    void send_whileNothingWorks_isStoredAndWaits() {
        Talk talk = Talk.open(Transport.NONE);
        MessageId id = talk.send("hello");

        assertThat(talk.events())
                .containsExactly(new Event.MessageQueued(id, "hello", null, Talk.START.plusSeconds(3600)));
        assertThat(talk.actions(Action.Transmit.class)).isEmpty();
        assertThat(talk.actions(Action.Announce.class))
                .singleElement()
                .satisfies(told -> assertThat(told.message().status()).isEqualTo(Status.QUEUED));
    }

    @Test
    void send_overALiveSocket_isStoredAsStartedBeforeItGoes() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId id = talk.send("hello");

        assertThat(talk.events()).last().isEqualTo(new Event.SendStarted(id, Via.WEBSOCKET));
        assertThat(talk.actions(Action.Transmit.class))
                .containsExactly(new Action.Transmit(id, "hello", Transport.SOCKET));
        assertThat(talk.status(id)).isEqualTo(Status.SENDING);
    }

    @Test
    void acknowledgement_ofTheSendInFlight_makesItSentAndDue() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId id = talk.send("hello");
        talk.when(new Input.Acknowledged());

        assertThat(talk.events()).containsExactly(new Event.SendAccepted(id));
        assertThat(talk.state().awaiting()).containsExactly(id);
        assertThat(talk.actions(Action.AnnounceTyping.class)).containsExactly(new Action.AnnounceTyping(true));
    }

    @Test
    void acknowledgement_forNothingInFlight_isIgnored() {
        Talk talk = Talk.open(Transport.SOCKET).when(new Input.Acknowledged());

        assertThat(talk.events()).isEmpty();
    }

    @Test
    void acknowledgement_whileTheSendWentByRest_isIgnored() {
        Talk talk = Talk.open(Transport.REST);
        MessageId id = talk.send("hello");
        talk.when(new Input.TransportChanged(Transport.SOCKET)).when(new Input.Acknowledged());

        assertThat(talk.status(id)).isEqualTo(Status.SENDING);
    }

    @Test
    void restAnswer_withTheStoredMessage_givesItsServerId() {
        Talk talk = Talk.open(Transport.REST);
        MessageId id = talk.send("hello");
        talk.when(new Input.SendAnswered(id, user(1, "hello"), null));

        assertThat(talk.message(id).serverId()).isEqualTo(new ServerId("s1"));
        assertThat(talk.status(id)).isEqualTo(Status.SENT);
        assertThat(talk.state().awaiting()).containsExactly(id);
    }

    @Test
    void restAnswer_withTheReplyAtOnce_showsBothAndAwaitsNothing() {
        Talk talk = Talk.open(Transport.REST);
        MessageId id = talk.send("hello");
        talk.when(new Input.SendAnswered(id, user(1, "hello"), reply(2, "hi there")));

        assertThat(talk.lines()).containsExactly("user: hello (sent)", "assistant: hi there (complete)");
        assertThat(talk.state().awaiting()).isEmpty();
        assertThat(talk.progress().typing()).isFalse();
    }

    @Test
    void restAnswer_afterTheListShowedTheMessage_changesNothing() {
        Talk talk = Talk.open(Transport.REST);
        MessageId id = talk.send("hello");
        talk.reads(List.of(user(1, "hello"))).when(new Input.SendAnswered(id, user(1, "hello"), null));

        assertThat(talk.events()).isEmpty();
        assertThat(talk.lines()).containsExactly("user: hello (sent)");
    }

    @Test
    void twoSends_inABurst_goOneAfterTheOther() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId first = talk.send("ok");
        MessageId second = talk.send("ok");

        assertThat(talk.actions(Action.Transmit.class)).isEmpty();
        assertThat(talk.status(second)).isEqualTo(Status.QUEUED);
        talk.when(new Input.Acknowledged());
        assertThat(talk.status(first)).isEqualTo(Status.SENT);
        assertThat(talk.actions(Action.Transmit.class))
                .containsExactly(new Action.Transmit(second, "ok", Transport.SOCKET));
    }

    @Test
    void equalTexts_bothListed_areTwoMessages() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId first = talk.send("ok");
        MessageId second = talk.send("ok");
        talk.when(new Input.Acknowledged()).when(new Input.Acknowledged());
        talk.reads(List.of(user(1, "ok"), user(2, "ok")));

        assertThat(talk.message(first).serverId()).isEqualTo(new ServerId("s1"));
        assertThat(talk.message(second).serverId()).isEqualTo(new ServerId("s2"));
        assertThat(talk.lines()).hasSize(2);
    }

    @Test
    void equalText_stillQueued_isNotTakenForTheListedOne() {
        Talk talk = Talk.open(Transport.REST);
        MessageId first = talk.send("ok");
        MessageId second = talk.send("ok");
        talk.reads(List.of(user(1, "ok"), user(2, "ok")));

        assertThat(talk.message(first).serverId()).isEqualTo(new ServerId("s1"));
        assertThat(talk.message(second).serverId()).isNull();
        assertThat(talk.lines()).containsExactly("user: ok (sent)", "user: ok (sent)", "user: ok (sending)");
    }

    @Test
    void refusal_forGood_failsWithTheReasonAndLetsTheNextGo() {
        Talk talk = Talk.open(Transport.REST);
        MessageId first = talk.send("too rude");
        MessageId second = talk.send("hello");
        talk.when(new Input.SendRefused(first, "400 not like this"));

        assertThat(talk.message(first).error()).isEqualTo("400 not like this");
        assertThat(talk.status(first)).isEqualTo(Status.FAILED);
        assertThat(talk.actions(Action.Transmit.class))
                .extracting(Action.Transmit::id)
                .containsExactly(second);
    }

    @Test
    void refusedSend_whenTheSameTextIsListedFromElsewhere_staysFailed() {
        Talk talk = Talk.open(Transport.REST);
        MessageId refused = talk.send("hello");
        talk.when(new Input.SendRefused(refused, "400 not like this")).reads(List.of(user(1, "hello")));

        assertThat(talk.lines()).containsExactly("user: hello (sent)", "user: hello (failed)");
    }

    @Test
    void returnedSend_waitsAndIsSentAgainFirst() {
        Talk talk = Talk.open(Transport.REST);
        MessageId first = talk.send("one");
        talk.send("two");
        talk.when(new Input.SendReturned(first, "503", Duration.ZERO));

        assertThat(talk.status(first)).isEqualTo(Status.QUEUED);
        assertThat(talk.actions(Action.Transmit.class)).isEmpty();
        talk.after(Duration.ofSeconds(2));
        assertThat(talk.actions(Action.Transmit.class))
                .extracting(Action.Transmit::id)
                .containsExactly(first);
    }

    @Test
    void returnedSend_withRetryAfter_isObeyed() {
        Talk talk = Talk.open(Transport.REST);
        MessageId id = talk.send("one");
        talk.when(new Input.SendReturned(id, "429", Duration.ofSeconds(90)));

        talk.after(Duration.ofSeconds(89));
        assertThat(talk.status(id)).isEqualTo(Status.QUEUED);
        talk.after(Duration.ofSeconds(1));
        assertThat(talk.status(id)).isEqualTo(Status.SENDING);
    }

    @Test
    void returnedSend_whileOffline_asksForNoTickAndGoesWhenBack() {
        Talk talk = Talk.open(Transport.REST);
        MessageId id = talk.send("one");
        talk.when(new Input.SendReturned(id, "no route", Duration.ZERO))
                .when(new Input.TransportChanged(Transport.NONE))
                .after(Duration.ofHours(1));

        assertThat(talk.status(id)).isEqualTo(Status.QUEUED);
        talk.when(new Input.TransportChanged(Transport.REST)).after(Duration.ofSeconds(1));
        assertThat(talk.status(id)).isEqualTo(Status.SENDING);
    }

    @Test
    void send_beyondTheLimit_isRefusedAndNothingIsDropped() {
        Talk talk = Talk.open(Transport.NONE);
        for (int i = 0; i < Talk.SETTINGS.maxQueued(); i++) {
            talk.send("message " + i);
        }
        talk.when(new Input.Send("one more", null));

        assertThat(talk.verdict()).isInstanceOfSatisfying(Verdict.Refused.class, it -> assertThat(it.fault())
                .isEqualTo(Verdict.Fault.OUTBOX_FULL));
        assertThat(talk.events()).isEmpty();
        assertThat(talk.lines()).hasSize(Talk.SETTINGS.maxQueued());
    }

    @Test
    void send_blankOrTooLong_isRefused() {
        Talk talk = Talk.open(Transport.NONE);

        assertThat(talk.when(new Input.Send("  \n", null)).verdict()).isInstanceOf(Verdict.Refused.class);
        assertThat(talk.when(new Input.Send("x".repeat(5001), null)).verdict()).isInstanceOf(Verdict.Refused.class);
        assertThat(talk.when(new Input.Send("x".repeat(5000), null)).verdict()).isInstanceOf(Verdict.Taken.class);
    }

    @Test
    void queuedSends_whenTheConversationIsFinished_allFailAtOnce() {
        Talk talk = Talk.open(Transport.NONE);
        talk.send("one");
        talk.send("two");
        talk.when(new Input.ProfileSeen(new Profile("nutritionist", null, "completed", Talk.START)))
                .when(new Input.TransportChanged(Transport.REST));

        assertThat(talk.lines()).containsExactly("user: one (failed)", "user: two (failed)");
        assertThat(talk.when(new Input.Send("three", null)).verdict()).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void closedConversation_sendsNothingUntilItIsOpenAgain() {
        Talk talk = Talk.open(Transport.REST).when(new Input.Close());
        MessageId id = talk.send("hello");

        assertThat(talk.status(id)).isEqualTo(Status.QUEUED);
        talk.when(new Input.Open()).when(new Input.TransportChanged(Transport.REST));
        assertThat(talk.status(id)).isEqualTo(Status.SENDING);
    }

    @Test
    void deletedConversation_takesAndOpensNothing() {
        Talk talk = Talk.open(Transport.REST).when(new Input.Delete());

        assertThat(talk.state().open()).isFalse();
        assertThat(talk.when(new Input.Send("hello", null)).verdict()).isInstanceOf(Verdict.Refused.class);
        assertThat(talk.when(new Input.Open()).verdict()).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void acknowledgement_ofASendThatTheListHasShown_isNotTakenForTheNextOnes() {
        Talk talk = Talk.open(Transport.SOCKET);
        talk.send("first");
        MessageId second = talk.send("second");
        talk.reads(List.of(user(1, "first")));
        talk.when(new Input.Acknowledged());

        assertThat(talk.status(second)).isEqualTo(Status.SENDING);
        talk.when(new Input.Acknowledged());
        assertThat(talk.status(second)).isEqualTo(Status.SENT);
    }

    @Test
    void complaint_afterASendThatTheListHasShown_mayBeOfThatOne() {
        Talk talk = Talk.open(Transport.SOCKET);
        talk.send("first");
        MessageId second = talk.send("second");
        talk.reads(List.of(user(1, "first")));
        talk.when(new Input.SocketComplained(Input.Complaint.TOO_FAST, "too fast"));

        assertThat(talk.status(second)).isEqualTo(Status.UNCERTAIN);
    }

    @Test
    void tooFast_whichMayBeSaidTwice_isNoProofThatTheSendWasNotTaken() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId id = talk.send("hello");
        talk.when(new Input.SocketComplained(Input.Complaint.TOO_FAST, "too fast"));
        talk.answers(List.of()).after(Talk.GRACE).answers(List.of()).after(Duration.ofSeconds(6));
        assertThat(talk.status(id)).isEqualTo(Status.SENDING);
        talk.when(new Input.SocketComplained(Input.Complaint.TOO_FAST, "too fast"));
        talk.answers(List.of(user(1, "hello")));

        assertThat(talk.lines()).containsExactly("user: hello (sent)");
        assertThat(talk.asked(Action.Transmit.class)).hasSize(2);
    }

    @Test
    void acknowledgement_onAnotherSocket_owesNothingToTheOneBefore() {
        Talk talk = Talk.open(Transport.SOCKET);
        talk.send("first");
        talk.reads(List.of(user(1, "first")));
        talk.when(new Input.SocketLost("reset"));
        MessageId second = talk.send("second");
        talk.when(new Input.Acknowledged());

        assertThat(talk.status(second)).isEqualTo(Status.SENT);
    }
}
