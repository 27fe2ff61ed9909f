package dev.lumed.conversation;

import static dev.lumed.conversation.Lists.reply;
import static dev.lumed.conversation.Lists.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of streamed replies that the backend's list does not have. */
final class MissingRepliesTest {
    private static final int LOOKUPS_OF_HALF_A_MINUTE = 8;
    private static final int LOOKUPS_UNTIL_GIVEN_UP = 15;

    private static final List<RemoteMessage> TWO_TURNS =
            List.of(user(1, "hello"), reply(2, "Hello you."), user(3, "and?"), reply(4, "So much."));

    @Test
    void strayPieces_takenForTheNextReply_areTakenBackOnceTheyAreKnownForAPart() {
        Talk talk = firstTurn();
        talk.send("and?");
        talk.when(new Input.Acknowledged()).chunks("lo you.").ends();
        lookedUp(talk, TWO_TURNS.subList(0, 3), LOOKUPS_OF_HALF_A_MINUTE);

        assertThat(talk.lines())
                .containsExactly("user: hello (sent)", "assistant: Hello you. (complete)", "user: and? (sent)");
    }

    @Test
    void stream_heardAfterTheListBroughtItsReply_isTakenBackWithTheNextReading() {
        Talk talk = twoAsked().reads(TWO_TURNS.subList(0, 3));
        talk.chunks("lo you.").ends().answers(TWO_TURNS.subList(0, 3));

        assertThat(talk.lines())
                .containsExactly("user: hello (sent)", "assistant: Hello you. (complete)", "user: and? (sent)");
        assertThat(talk.progress().typing()).isTrue();
        talk.chunks("So much.").ends().answers(TWO_TURNS);
        assertThat(talk.lines()).hasSize(4).endsWith("assistant: So much. (complete)");
    }

    @Test
    void mixtureOfReplies_onceALaterMessageIsAnswered_isTakenBack() {
        Talk talk = twoAsked().chunks("Hel", "So m", "uch.").when(new Input.SocketLost("reset"));
        talk.when(new Input.TransportChanged(Transport.SOCKET)).chunks("rest").ends();
        lookedUp(
                talk,
                List.of(user(1, "hello"), user(3, "and?"), reply(2, "Hello you."), reply(4, "So much.")),
                LOOKUPS_OF_HALF_A_MINUTE);

        assertThat(talk.lines())
                .containsExactly(
                        "user: hello (sent)",
                        "user: and? (sent)",
                        "assistant: Hello you. (complete)",
                        "assistant: So much. (complete)");
    }

    @Test
    void cutReply_whileTheBackendIsStillMakingIt_staysThoughEarlierOnesAreListed() {
        Talk talk = firstTurn();
        talk.send("and?");
        talk.when(new Input.Acknowledged()).chunks("So m").when(new Input.SocketLost("reset"));
        talk.when(new Input.TransportChanged(Transport.REST));
        lookedUp(talk, TWO_TURNS.subList(0, 3), LOOKUPS_OF_HALF_A_MINUTE);

        assertThat(talk.lines()).endsWith("assistant: So m (partial)");
        assertThat(talk.after(Duration.ofMinutes(1)).isReading()).isTrue();
        talk.answers(TWO_TURNS);
        assertThat(talk.lines()).hasSize(4).endsWith("assistant: So much. (complete)");
    }

    @Test
    void cutReply_thatTheBackendNeverHas_saysSoInTheEnd() {
        Talk talk = firstTurn();
        talk.send("and?");
        talk.when(new Input.Acknowledged()).when(new Input.Chunk(new ServerId("s4"), "So m"));
        talk.when(new Input.SocketLost("reset")).when(new Input.TransportChanged(Transport.REST));
        lookedUp(talk, TWO_TURNS.subList(0, 3), LOOKUPS_UNTIL_GIVEN_UP);
        talk.after(Duration.ofMinutes(1));

        assertThat(talk.lines()).endsWith("assistant: So m (partial)");
        assertThat(talk.state().log().inOrder().get(3).error()).contains("the backend does not have it");
        assertThat(talk.isReading()).isFalse();
    }

    @Test
    void emptyReply_thatTheBackendNeverHas_isTakenBackInTheEnd() {
        Talk talk = firstTurn();
        talk.send("and?");
        talk.when(new Input.Acknowledged()).when(new Input.ReplyStarted(new ServerId("s4")));
        talk.when(new Input.SocketLost("reset")).when(new Input.TransportChanged(Transport.REST));
        lookedUp(talk, TWO_TURNS.subList(0, 3), LOOKUPS_UNTIL_GIVEN_UP);

        assertThat(talk.lines()).hasSize(3).endsWith("user: and? (sent)");
    }

    private static Talk firstTurn() {
        Talk talk = Talk.open(Transport.SOCKET);
        talk.send("hello");
        return talk.when(new Input.Acknowledged()).chunks("Hello you.").ends().answers(TWO_TURNS.subList(0, 2));
    }

    private static Talk twoAsked() {
        Talk talk = Talk.open(Transport.SOCKET);
        talk.send("hello");
        talk.when(new Input.Acknowledged());
        talk.send("and?");
        return talk.when(new Input.Acknowledged());
    }

    private static void lookedUp(Talk talk, List<RemoteMessage> list, int times) {
        talk.reads(list);
        for (int i = 1; i < times && talk.after(Duration.ofMinutes(1)).isReading(); i++) {
            talk.answers(list);
        }
    }
}
