package dev.lumed.conversation;

import static dev.lumed.conversation.Lists.reply;
import static dev.lumed.conversation.Lists.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as unread, and once. */
final class UnreadTest {
    private static final List<RemoteMessage> LIST = List.of(user(1, "hello"), reply(2, "Hello you."), user(3, "and?"));

    @Test
    void history_ofAConversationJustMet_isOld() {
        List<RemoteMessage> list = Lists.numbered(1, 25);
        Talk talk = Talk.pagingBy(20).when(new Input.ReadRequested(Via.POLLING)).answersOne(Lists.honest(list));
        assertThat(talk.isReading()).as("amid the first reading").isTrue();
        talk.answers(list);

        assertThat(unread(talk)).isZero();
    }

    @Test
    void list_whatItBringsLater_isCountedButForTheUsersOwn() {
        Talk talk = Talk.having(List.of(user(1, "hello"), reply(2, "Hello")));
        talk.reads(
                List.of(user(1, "hello"), reply(2, "Hello"), user(3, "elsewhere"), reply(4, "Yes"), reply(5, "And?")));

        assertThat(unread(talk)).isEqualTo(2);
    }

    @Test
    void list_emptyAtFirst_isReadToItsEndOnce() {
        Talk talk = Talk.having(List.of());
        assertThat(talk.stored()).contains(new Event.CaughtUp());
        talk.reads(List.of(reply(1, "Welcome")));

        assertThat(unread(talk)).isEqualTo(1);
        assertThat(talk.stored()).containsOnlyOnce(new Event.CaughtUp());
    }

    @Test
    void reply_streamedThenListed_isCountedOnceWhenItBegins() {
        Talk talk = asked().chunks("Hel");
        assertThat(unread(talk)).isEqualTo(1);
        talk.chunks("lo").ends().answers(List.of(user(1, "hello"), reply(2, "Hello")));

        assertThat(unread(talk)).isEqualTo(1);
    }

    @Test
    void reply_interruptedAndResumed_isCountedOnce() {
        Talk talk = asked().chunks("Hel").when(new Input.SocketLost("gone")).chunks("lo");

        assertThat(unread(talk)).isEqualTo(1);
    }

    @Test
    void message_pushedTwiceAndListed_isCountedOnce() {
        Talk talk = asked().when(new Input.MessagePushed(reply(2, "Hello")))
                .when(new Input.MessagePushed(reply(2, "Hello")));
        assertThat(unread(talk)).isEqualTo(1);
        talk.reads(List.of(user(1, "hello"), reply(2, "Hello")));

        assertThat(unread(talk)).isEqualTo(1);
    }

    @Test
    void message_ofTheUserFromElsewhere_isNotCounted() {
        Talk talk = asked().when(new Input.MessagePushed(user(2, "from my phone")));

        assertThat(talk.lines()).hasSize(2);
        assertThat(unread(talk)).isZero();
    }

    @Test
    void reply_retracted_countsNoLonger() {
        Talk talk = withALateRest();
        assertThat(unread(talk)).as("a reply and the rest of it").isEqualTo(2);
        talk.ends().answers(LIST);

        assertThat(talk.stored()).anyMatch(Event.ReplyRetracted.class::isInstance);
        assertThat(unread(talk)).isEqualTo(1);
    }

    @Test
    void reply_seenAndThenRetracted_isNotTakenOffTwice() {
        Talk talk = withALateRest().when(new Input.MarkRead());
        talk.when(new Input.MessagePushed(Lists.remote(9, Role.SYSTEM, "Drink some water")));
        talk.ends().answers(LIST);

        assertThat(talk.stored()).anyMatch(Event.ReplyRetracted.class::isInstance);
        assertThat(unread(talk)).isEqualTo(1);
    }

    @Test
    void conversation_markedRead_hasNothingUnread() {
        Talk talk = asked().chunks("Hel").when(new Input.MarkRead());

        assertThat(talk.events()).containsExactly(new Event.MarkedRead());
        assertThat(unread(talk)).isZero();
    }

    @Test
    void conversation_markedReadWithNothingUnread_storesNothing() {
        assertThat(asked().when(new Input.MarkRead()).events()).isEmpty();
    }

    @Test
    void message_sent_impliesThatAllWasSeen() {
        Talk talk = asked().chunks("Hel");
        talk.send("and?");

        assertThat(unread(talk)).isZero();
        assertThat(talk.stored()).doesNotContain(new Event.MarkedRead());
    }

    @Test
    void count_belowNothing_cannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Unread(-1, 0, false));
        assertThat(new Unread(0, 3, false).without(5)).isEqualTo(new Unread(0, 3, false));
    }

    /** The list has brought a reply whose last piece then begins another. */
    private static Talk withALateRest() {
        Talk talk = asked();
        talk.send("and?");
        return talk.when(new Input.Acknowledged()).reads(LIST).chunks("lo you.");
    }

    private static long unread(Talk talk) {
        return talk.state().unread().count();
    }

    /** A conversation in which the user has asked something that the backend has. */
    private static Talk asked() {
        Talk talk = Talk.open(Transport.SOCKET).reads(List.of());
        talk.send("hello");
        return talk.when(new Input.Acknowledged());
    }
}
