package dev.lumed.conversation;

import static dev.lumed.conversation.Lists.numbered;
import static dev.lumed.conversation.Lists.remote;
import static dev.lumed.conversation.Lists.without;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The state holds a window; what is older lives in the archive and is still known. */
final class ArchiveTest {
    private static final int WINDOW = 64;

    @Test
    void longHistory_firstRead_neverGrowsTheStateBeyondAPageAndTheWindow() {
        Talk talk = Talk.open(Transport.REST).when(new Input.ReadRequested(Via.REST));
        List<RemoteMessage> list = numbered(1, 1000);
        int most = 0;
        while (talk.isReading()) {
            talk.answersOne(Lists.honest(list));
            most = Math.max(most, talk.state().log().settled().size());
        }
        talk.answers(list);

        assertThat(most).isLessThanOrEqualTo(WINDOW + 2 * Talk.SETTINGS.pageSize());
        assertThat(talk.state().log().settled()).hasSizeLessThanOrEqualTo(WINDOW);
        assertThat(talk.state().log().count()).isEqualTo(1000);
        assertThat(serverIds(talk)).isEqualTo(ids(list));
    }

    @Test
    void longMessages_leaveTheWindowByTheirSize() {
        List<RemoteMessage> list = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            list.add(remote(i, Role.ASSISTANT, "x".repeat(3000)));
        }
        Talk talk = Talk.having(list);

        assertThat(talk.state().log().settled()).hasSizeLessThanOrEqualTo(7);
        assertThat(serverIds(talk)).isEqualTo(ids(list));
    }

    @Test
    void wholeReading_ofALongList_doublesNothingThatIsArchived() {
        List<RemoteMessage> list = numbered(1, 300);
        Talk talk = Talk.having(list).reads(without(list, 10, 30));

        assertThat(serverIds(talk)).isEqualTo(ids(list));
        assertThat(talk.state().log().count()).isEqualTo(300);
    }

    @Test
    void wholeReading_withMessagesInsertedFarBack_placesThemAmongTheArchived() {
        List<RemoteMessage> list = numbered(1, 300);
        List<RemoteMessage> after = new ArrayList<>(list);
        after.add(100, remote("late", Role.SYSTEM, "late", list.get(99).createdAt()));

        assertThat(serverIds(Talk.having(list).reads(after))).isEqualTo(ids(after));
    }

    @Test
    void confirmation_whileAPageWaitsForTheArchive_movesNothing() {
        List<RemoteMessage> list = numbered(1, 300);
        Talk talk = Talk.having(list).when(new Input.ReadRequested(Via.REST));
        talk.when(new Input.PageRead(Lists.honest(without(list, 0, 30)).page(280, 20)));
        talk.when(new Input.PageRead(Lists.honest(without(list, 0, 30)).page(0, 20)));
        assertThat(talk.actions(Action.ConsultArchive.class)).hasSize(1);
        MessageId oldest = talk.state().log().settled().get(0).id();
        talk.when(new Input.Archived(List.of(oldest)));

        assertThat(talk.events()).isEmpty();
    }

    @Test
    void failedArchiving_isNotTriedAgainAtOnce() {
        Talk talk = Talk.open(Transport.REST).when(new Input.ReadRequested(Via.REST));
        List<RemoteMessage> list = numbered(1, 100);
        while (talk.isReading()) {
            talk.answersOne(Lists.honest(list));
        }
        talk.when(new Input.Archived(List.of()));
        assertThat(talk.actions(Action.Archive.class)).isEmpty();
        talk.when(new Input.ReadRequested(Via.POLLING));

        assertThat(talk.actions(Action.Archive.class)).hasSize(1);
    }

    @Test
    void archivedMessage_pushedAgain_isNotDoubled() {
        List<RemoteMessage> list = numbered(1, 300);
        Talk talk = Talk.having(list).when(new Input.MessagePushed(list.get(3))).answers(list);

        assertThat(serverIds(talk)).isEqualTo(ids(list));
    }

    @Test
    void pollWithoutNews_onALongConversation_consultsAndArchivesNothing() {
        List<RemoteMessage> list = numbered(1, 1000);
        Talk talk = Talk.having(list).when(new Input.ReadRequested(Via.POLLING));
        talk.answersOne(Lists.honest(list));

        assertThat(talk.events()).isEmpty();
        assertThat(talk.decision().actions()).containsExactly(new Action.ReadFinished(false));
    }

    private static List<String> serverIds(Talk talk) {
        return talk.everything().stream()
                .map(each -> String.valueOf(each.serverId()))
                .toList();
    }

    private static List<String> ids(List<RemoteMessage> list) {
        return list.stream().map(each -> each.id().value()).toList();
    }
}
