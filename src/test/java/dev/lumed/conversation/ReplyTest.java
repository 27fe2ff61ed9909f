package dev.lumed.conversation;

import static dev.lumed.conversation.Lists.reply;
import static dev.lumed.conversation.Lists.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How one reply comes in, and stays one message. */
final class ReplyTest {

    @Test
    void streamedReply_toItsEnd_isOneMessageThatTheListThenNames() {
        Talk talk = asked().chunks("Hel", "lo ", "you").ends();
        MessageId reply = lastOf(talk);

        assertThat(talk.lines()).containsExactly("user: hello (sent)", "assistant: Hello you (complete)");
        assertThat(talk.isReading()).isTrue();
        talk.answers(List.of(user(1, "hello"), reply(2, "Hello you")));
        assertThat(talk.message(reply).serverId()).isEqualTo(new ServerId("s2"));
        assertThat(talk.lines()).hasSize(2);
    }

    @Test
    void chunk_ofAGrowingReply_isToldWithItsOffsetAndStoresNothing() {
        Talk talk = asked().chunks("Hel", "lo ");

        assertThat(talk.events()).isEmpty();
        assertThat(talk.decision().actions()).containsExactly(new Action.AnnounceChunk(lastOf(talk), 3, "lo "));
    }

    @Test
    void firstChunk_ofAReply_isToldWithTheMessage() {
        Talk talk = asked().chunks("Hel");

        assertThat(talk.actions(Action.AnnounceChunk.class)).isEmpty();
        assertThat(talk.actions(Action.Announce.class))
                .singleElement()
                .satisfies(it -> assertThat(it.message().content()).isEqualTo("Hel"));
        assertThat(talk.message(lastOf(talk)).replyTo()).isEqualTo(firstOf(talk));
    }

    @Test
    void namedStream_toItsEnd_hasItsServerIdFromTheStart() {
        ServerId id = new ServerId("s2");
        Talk talk = asked().when(new Input.ReplyStarted(id))
                .when(new Input.Chunk(id, "Hel"))
                .when(new Input.Chunk(id, "lo"))
                .when(new Input.ReplyEnded(id, "Hello!", Details.NONE));

        assertThat(talk.lines()).last().isEqualTo("assistant: Hello! (complete)");
        assertThat(talk.message(lastOf(talk)).serverId()).isEqualTo(id);
        talk.answers(List.of(user(1, "hello"), reply(2, "Hello!")));
        assertThat(talk.lines()).hasSize(2);
    }

    @Test
    void namedStart_repeated_keepsWhatCame() {
        ServerId id = new ServerId("s2");
        Talk talk = asked().when(new Input.ReplyStarted(id))
                .when(new Input.Chunk(id, "Hel"))
                .when(new Input.ReplyStarted(id))
                .when(new Input.Chunk(id, "lo"));

        assertThat(talk.lines()).last().isEqualTo("assistant: Hello (streaming)");
    }

    @Test
    void wholeReply_pushed_isCompleteAtOnce() {
        Talk talk = asked().when(new Input.MessagePushed(reply(2, "Hello")));

        assertThat(talk.lines()).containsExactly("user: hello (sent)", "assistant: Hello (complete)");
        assertThat(talk.state().awaiting()).isEmpty();
        assertThat(talk.progress().typing()).isFalse();
    }

    @Test
    void wholeReply_pushedTwice_isOneMessage() {
        Talk talk = asked().when(new Input.MessagePushed(reply(2, "Hello")))
                .when(new Input.MessagePushed(reply(2, "Hello")));

        assertThat(talk.events()).isEmpty();
        assertThat(talk.lines()).hasSize(2);
    }

    @Test
    void wholeReply_afterItsChunks_isTheSameMessage() {
        Talk talk = asked().chunks("Hel", "lo");
        MessageId reply = lastOf(talk);
        talk.when(new Input.MessagePushed(reply(2, "Hello"))).chunks("!").ends();

        assertThat(talk.lines()).containsExactly("user: hello (sent)", "assistant: Hello (complete)");
        assertThat(talk.message(reply).serverId()).isEqualTo(new ServerId("s2"));
    }

    @Test
    void anotherMessage_pushedWhileAReplyGrows_leavesItAlone() {
        Talk talk = asked().chunks("Hel", "lo");
        talk.when(new Input.MessagePushed(reply(9, "Drink some water")))
                .chunks(" you")
                .ends();

        assertThat(talk.lines())
                .containsExactly(
                        "user: hello (sent)",
                        "assistant: Hello you (complete)",
                        "assistant: Drink some water (complete)");
    }

    @Test
    void reply_whoseEndIsLost_isCutAndLookedUp() {
        Talk talk = asked().chunks("Hel", "lo").after(Talk.IDLE);

        assertThat(talk.lines()).last().isEqualTo("assistant: Hello (partial)");
        assertThat(talk.progress().typing()).isFalse();
        assertThat(talk.isReading()).isTrue();
        talk.answers(List.of(user(1, "hello"), reply(2, "Hello you")));
        assertThat(talk.lines()).containsExactly("user: hello (sent)", "assistant: Hello you (complete)");
    }

    @Test
    void lateChunk_afterTheCut_joinsTheSameMessage() {
        Talk talk = asked().chunks("Hel", "lo").after(Talk.IDLE.plusSeconds(1)).chunks(" you");

        assertThat(talk.lines()).containsExactly("user: hello (sent)", "assistant: Hello you (streaming)");
        assertThat(talk.actions(Action.Announce.class)).hasSize(1);
    }

    @Test
    void reply_cutByTheSocketsLoss_staysVisibleAndIsCompletedFromTheList() {
        Talk talk = asked().chunks("Hel", "lo").when(new Input.SocketLost("reset"));
        MessageId reply = lastOf(talk);

        assertThat(talk.message(reply).error()).isEqualTo("reset");
        assertThat(talk.lines()).last().isEqualTo("assistant: Hello (partial)");
        talk.reads(List.of(user(1, "hello"), reply(2, "Hello you")));
        assertThat(talk.message(reply).content()).isEqualTo("Hello you");
        assertThat(talk.lines()).hasSize(2);
    }

    @Test
    void reply_storedLate_isLookedUpAgainUntilItIsThere() {
        Talk talk = asked().chunks("Hello").ends();
        MessageId reply = lastOf(talk);
        for (int i = 0; i < 5; i++) {
            assertThat(talk.isReading()).isTrue();
            talk.answers(List.of(user(1, "hello"))).after(Duration.ofSeconds(10));
        }
        talk.answers(List.of(user(1, "hello"), reply(2, "Hello")));

        assertThat(talk.message(reply).serverId()).isEqualTo(new ServerId("s2"));
        assertThat(talk.after(Duration.ofHours(1)).isReading()).isFalse();
    }

    @Test
    void silence_afterASend_isLookedUpAndTypingEnds() {
        Talk talk = asked();
        assertThat(talk.progress().typing()).isTrue();
        talk.after(Talk.IDLE);

        assertThat(talk.progress().typing()).isFalse();
        assertThat(talk.isReading()).isTrue();
    }

    @Test
    void reply_thatNeverComes_isGivenUpInTheEnd() {
        Talk talk = asked().after(Talk.IDLE);
        for (int i = 0; i < 20 && talk.isReading(); i++) {
            talk.answers(List.of(user(1, "hello"))).after(Duration.ofSeconds(60));
        }

        assertThat(talk.isReading()).isFalse();
        assertThat(talk.state().awaiting()).isEmpty();
    }

    @Test
    void reply_completedByTheListWhileStreaming_ignoresTheRestOfItsStream() {
        Talk talk = asked().chunks("Hel").reads(List.of(user(1, "hello"), reply(2, "Hello you")));
        assertThat(talk.lines()).containsExactly("user: hello (sent)", "assistant: Hello you (complete)");
        talk.chunks("lo ", "you").ends();

        assertThat(talk.lines()).hasSize(2);
        talk.answers(List.of(user(1, "hello"), reply(2, "Hello you")));
        assertThat(talk.lines()).hasSize(2);
    }

    @Test
    void restOfAStream_whenTheNextSendIsAccepted_isNotTakenForTheNextReply() {
        List<RemoteMessage> list = List.of(user(1, "hello"), reply(2, "Hello you"));
        Talk talk = asked().chunks("Hel").reads(list);
        talk.send("and?");
        talk.when(new Input.Acknowledged()).chunks("lo ", "you").ends().answers(list);

        assertThat(talk.lines())
                .containsExactly("user: hello (sent)", "assistant: Hello you (complete)", "user: and? (sent)");
    }

    @Test
    void restOfAStream_begunBeforeACrash_isNotTakenForTheNextReply() {
        List<RemoteMessage> list = List.of(user(1, "hello"), reply(2, "Hello you"));
        Talk talk = asked().chunks("Hel").crash(Transport.SOCKET).reads(list).after(Talk.IDLE);
        talk.send("and?");
        talk.when(new Input.Acknowledged()).chunks("lo ", "you").ends();
        talk.answers(List.of(user(1, "hello"), reply(2, "Hello you"), user(3, "and?")));

        assertThat(talk.lines())
                .containsExactly("user: hello (sent)", "assistant: Hello you (complete)", "user: and? (sent)");
    }

    @Test
    void wholeStream_ofAReplyThatTheListBroughtFirst_isNoSecondMessage() {
        List<RemoteMessage> list = List.of(user(1, "hello"), reply(2, "Hello you"));
        Talk talk = asked().reads(list).chunks("Hel", "lo you").ends().answers(list);

        assertThat(talk.lines()).containsExactly("user: hello (sent)", "assistant: Hello you (complete)");
        assertThat(talk.actions(Action.AnnounceRemoved.class)).isEmpty();
    }

    @Test
    void firstSend_toAServerThatNeverAcknowledges_isSentOnceItIsAnswered() {
        Talk talk = Talk.open(Transport.SOCKET);
        MessageId id = talk.send("hello");
        talk.chunks("Hel", "lo").ends().answers(List.of(user(1, "hello"), reply(2, "Hello")));

        assertThat(talk.status(id)).isEqualTo(Status.SENT);
        assertThat(talk.lines()).containsExactly("user: hello (sent)", "assistant: Hello (complete)");
        assertThat(talk.progress().typing()).isFalse();
    }

    @Test
    void tooLongReply_isCutAndNotGrownAnyFurther() {
        Talk talk = asked().chunks("x".repeat(1 << 20), "y", "z");

        assertThat(talk.lines()).hasSize(2);
        assertThat(talk.message(lastOf(talk)).content()).hasSize(1 << 20);
        assertThat(talk.status(lastOf(talk))).isEqualTo(Status.PARTIAL);
    }

    private static Talk asked() {
        Talk talk = Talk.open(Transport.SOCKET);
        talk.send("hello");
        return talk.when(new Input.Acknowledged());
    }

    private static MessageId firstOf(Talk talk) {
        return talk.state().log().inOrder().get(0).id();
    }

    private static MessageId lastOf(Talk talk) {
        List<Message> all = talk.state().log().inOrder();
        return all.get(all.size() - 1).id();
    }

    @Test
    void latePiece_whileAnotherReplyIsDueToo_joinsTheReplyThatWasCut() {
        Talk talk = asked().chunks("Hel");
        MessageId cut = lastOf(talk);
        talk.send("and?");
        talk.when(new Input.Acknowledged()).after(Talk.IDLE).answers(List.of(user(1, "hello"), user(2, "and?")));
        assertThat(talk.status(cut)).isEqualTo(Status.PARTIAL);

        talk.chunks("lo").ends();

        assertThat(talk.message(cut).content()).isEqualTo("Hello");
        assertThat(talk.status(cut)).isEqualTo(Status.COMPLETE);
    }

    @Test
    void stream_ofTwoRepliesWhoseEndWasLost_isTakenBackOnceTheListHasBoth() {
        Talk talk = asked();
        talk.send("and?");
        talk.when(new Input.Acknowledged()).chunks("Hello.", "So much.").ends();
        List<RemoteMessage> list = List.of(user(1, "hello"), user(2, "and?"), reply(3, "Hello."), reply(4, "So much."));
        for (int i = 0; i < 12; i++) {
            talk.answers(list).after(Duration.ofMinutes(1));
        }

        assertThat(talk.lines())
                .containsExactly(
                        "user: hello (sent)",
                        "user: and? (sent)",
                        "assistant: Hello. (complete)",
                        "assistant: So much. (complete)");
    }

    @Test
    void namedPiece_ofAReplyThatWasCutBeforeAnother_joinsItsOwn() {
        ServerId first = new ServerId("s2");
        ServerId second = new ServerId("s4");
        Talk talk = asked().when(new Input.Chunk(first, "Hel"));
        MessageId cut = lastOf(talk);
        talk.when(new Input.Chunk(second, "So")).when(new Input.Chunk(first, "lo"));

        assertThat(talk.message(cut).content()).isEqualTo("Hello");
        assertThat(talk.lines()).hasSize(3);
    }

    @Test
    void idOfAStreamedReply_whereEveryReadingIsOfALongList_isLearntAtOneThatIsDueAnyway() {
        List<RemoteMessage> list = Lists.numbered(1, 600);
        Talk talk = Talk.open(Transport.SOCKET).reads(Lists.ignoring(list));
        streamReply(talk);
        assertThat(talk.after(Talk.IDLE.multipliedBy(2)).isReading()).isFalse();

        talk.reads(Lists.ignoring(Lists.plus(list, user(601, "hello"), reply(602, "Hello you"))));

        assertThat(talk.message(lastOf(talk)).serverId()).isEqualTo(new ServerId("s602"));
    }

    @Test
    void idOfAStreamedReply_wherePagingWorksOrTheListIsShort_isLearntAtOnce() {
        Talk paging = Talk.open(Transport.SOCKET).reads(Lists.honest(Lists.numbered(1, 600)));
        Talk listing = Talk.open(Transport.SOCKET).reads(Lists.ignoring(Lists.numbered(1, 40)));
        streamReply(paging);
        streamReply(listing);

        assertThat(paging.isReading()).isTrue();
        assertThat(listing.isReading()).isTrue();
    }

    private static void streamReply(Talk talk) {
        talk.send("hello");
        talk.when(new Input.Acknowledged()).chunks("Hello you").ends();
    }
}
