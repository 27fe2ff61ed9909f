package dev.lumed.conversation;

import static dev.lumed.conversation.Lists.plus;
import static dev.lumed.conversation.Lists.remote;
import static dev.lumed.conversation.Lists.reply;
import static dev.lumed.conversation.Lists.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which reply is whose, when several are about. */
final class TurnsTest {

    @Test
    void equalReplies_inTwoTurns_stayTwo() {
        Talk talk = Talk.open(Transport.SOCKET);
        talk.send("one");
        talk.when(new Input.Acknowledged()).chunks("Sure.").ends();
        talk.send("two");
        talk.when(new Input.Acknowledged()).chunks("Sure.").ends();
        talk.answers(List.of(user(1, "one"), reply(2, "Sure."), user(3, "two"), reply(4, "Sure.")));

        assertThat(talk.lines())
                .containsExactly(
                        "user: one (sent)",
                        "assistant: Sure. (complete)",
                        "user: two (sent)",
                        "assistant: Sure. (complete)");
    }

    @Test
    void twoSendsInABurst_withTwoStreams_areAnsweredInOrder() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId first = talk.send("one");
        MessageId second = talk.send("two");
        talk.when(new Input.Acknowledged()).when(new Input.Acknowledged());
        talk.chunks("to ", "one").ends().chunks("to ", "two").ends();

        assertThat(talk.state().log().inOrder())
                .filteredOn(each -> each.role() == Role.ASSISTANT)
                .extracting(Message::replyTo)
                .containsExactly(first, second);
        talk.answers(List.of(user(1, "one"), user(2, "two"), reply(3, "to one"), reply(4, "to two")));
        assertThat(talk.lines())
                .containsExactly(
                        "user: one (sent)",
                        "user: two (sent)",
                        "assistant: to one (complete)",
                        "assistant: to two (complete)");
    }

    @Test
    void emptyPicture_inABurst_isTheFirstReplyInOrder() {
        Talk talk = Talk.open(Transport.SOCKET);
        talk.send("one");
        talk.send("two");
        talk.when(new Input.Acknowledged()).when(new Input.Acknowledged()).chunks("to");
        talk.crash(Transport.REST);
        talk.reads(List.of(user(1, "one"), user(2, "two"), reply(3, "to one"), reply(4, "to two")));

        assertThat(talk.lines()).hasSize(4);
    }

    @Test
    void storedReply_ofALaterTurn_isNotTakenForOneThatTheBackendForgot() {
        Talk talk = Talk.open(Transport.SOCKET);
        talk.send("one");
        talk.when(new Input.Acknowledged()).chunks("About one").ends().answers(List.of(user(1, "one")));
        talk.when(new Input.TransportChanged(Transport.REST));
        MessageId second = talk.send("two");
        talk.when(new Input.SendAnswered(second, user(2, "two"), null))
                .reads(List.of(user(1, "one"), user(2, "two"), reply(3, "Quite another")));

        assertThat(talk.lines()).contains("assistant: About one (complete)", "assistant: Quite another (complete)");
    }

    @Test
    void replyToAnotherDevice_takenForOurs_isFoundByItsText() {
        Talk talk = Talk.open(Transport.SOCKET);
        talk.send("mine");
        talk.when(new Input.Acknowledged())
                .chunks("to theirs")
                .ends()
                .chunks("to mine")
                .ends();
        talk.answers(List.of(user(1, "theirs"), reply(2, "to theirs"), user(3, "mine"), reply(4, "to mine")));

        assertThat(talk.lines())
                .containsExactly(
                        "user: theirs (sent)",
                        "assistant: to theirs (complete)",
                        "user: mine (sent)",
                        "assistant: to mine (complete)");
    }

    @Test
    void proactiveMessage_streamed_isAMessageOfItsOwn() {
        List<RemoteMessage> list = List.of(user(1, "hello"), reply(2, "hi"));
        Talk talk = Talk.having(list).when(new Input.TransportChanged(Transport.SOCKET));
        talk.after(Duration.ofMinutes(1)).chunks("Drink ", "water").ends().answers(plus(list, reply(3, "Drink water")));

        assertThat(talk.lines()).hasSize(3).last().isEqualTo("assistant: Drink water (complete)");
    }

    @Test
    void messageOfAnotherDevice_pushedAndListed_isOne() {
        Talk talk = Talk.open(Transport.SOCKET).when(new Input.MessagePushed(user(1, "from the phone")));
        talk.reads(List.of(user(1, "from the phone")));

        assertThat(talk.lines()).containsExactly("user: from the phone (sent)");
    }

    @Test
    void ownMessage_pushedBack_isRecognisedAndNotAwaitedAgain() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId id = talk.send("hello");
        talk.when(new Input.Acknowledged()).chunks("hi").when(new Input.MessagePushed(user(1, "hello")));

        assertThat(talk.lines()).containsExactly("user: hello (sent)", "assistant: hi (streaming)");
        assertThat(talk.message(id).serverId()).isEqualTo(new ServerId("s1"));
        assertThat(talk.state().awaiting()).isEmpty();
    }

    @Test
    void pushedBack_isAsGoodAsAnAcknowledgement() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId id = talk.send("hello");
        talk.when(new Input.MessagePushed(user(1, "hello")));

        assertThat(talk.status(id)).isEqualTo(Status.SENT);
        assertThat(talk.state().awaiting()).containsExactly(id);
    }

    @Test
    void functionAndSystemMessages_answerNobody() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId id = talk.send("hello");
        talk.when(new Input.Acknowledged())
                .when(new Input.MessagePushed(remote(2, Role.FUNCTION, "{}")))
                .reads(List.of(user(1, "hello"), remote(2, Role.FUNCTION, "{}"), remote(3, Role.SYSTEM, "note")));

        assertThat(talk.lines())
                .containsExactly("user: hello (sent)", "function: {} (complete)", "system: note (complete)");
        assertThat(talk.state().awaiting()).containsExactly(id);
        assertThat(talk.progress().typing()).isTrue();
    }

    @Test
    void restAnswerWithReply_whileAnotherIsAwaited_answersItsOwnTurn() {
        Talk talk = Talk.open(Transport.REST);
        MessageId first = talk.send("one");
        MessageId second = talk.send("two");
        talk.when(new Input.SendAnswered(first, user(1, "one"), null))
                .when(new Input.SendAnswered(second, user(2, "two"), reply(3, "to two")));

        assertThat(talk.state().awaiting()).containsExactly(first);
        assertThat(talk.state().log().inOrder()).last().satisfies(it -> assertThat(it.replyTo())
                .isEqualTo(second));
    }
}
