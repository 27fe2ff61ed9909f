package dev.lumed.conversation;

import static dev.lumed.conversation.Lists.numbered;
import static dev.lumed.conversation.Lists.plus;
import static dev.lumed.conversation.Lists.remote;
import static dev.lumed.conversation.Lists.reply;
import static dev.lumed.conversation.Lists.user;
import static dev.lumed.conversation.Lists.without;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the backend's list is read: nothing skipped, nothing doubled, whatever it does. */
final class HistoryTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 19, 20, 21, 40, 45})
    void firstReading_ofAnyLength_bringsTheListInItsOrder(int length) {
        List<RemoteMessage> list = numbered(1, length);

        assertThat(serverIds(Talk.having(list))).isEqualTo(ids(list));
        assertThat(serverIds(Talk.open(Transport.REST).reads(Lists.terse(list))))
                .isEqualTo(ids(list));
        assertThat(serverIds(Talk.open(Transport.REST).reads(Lists.ignoring(list))))
                .isEqualTo(ids(list));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 20, 45})
    void laterReading_withNothingNew_storesNothingAndAsksForOnePage(int length) {
        List<RemoteMessage> list = numbered(1, length);
        for (Lists.Paging paging : List.of(Lists.honest(list), Lists.terse(list), Lists.ignoring(list))) {
            Talk talk = Talk.open(Transport.REST).reads(paging).reads(paging);
            int before = talk.stored().size();
            AtomicInteger pages = new AtomicInteger();
            talk.reads((offset, limit) -> {
                pages.incrementAndGet();
                return paging.page(offset, limit);
            });

            assertThat(talk.stored()).hasSize(before);
            assertThat(pages).hasValue(1);
            assertThat(talk.actions(Action.ReadFinished.class)).containsExactly(new Action.ReadFinished(false));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12, 13, 30})
    void laterReading_withNews_bringsJustThem(int news) {
        List<RemoteMessage> longer = numbered(1, 30 + news);
        for (Lists.Paging paging : List.of(Lists.honest(longer), Lists.terse(longer), Lists.ignoring(longer))) {
            Talk talk = Talk.having(numbered(1, 30)).reads(paging);

            assertThat(serverIds(talk)).isEqualTo(ids(longer));
            assertThat(talk.actions(Action.ReadFinished.class)).containsExactly(new Action.ReadFinished(true));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 15, 20})
    void deletionsElsewhere_atTheEnd_areKeptHereAndNothingIsDoubled(int deleted) {
        List<RemoteMessage> before = numbered(1, 30);
        List<RemoteMessage> after = plus(without(before, 30 - deleted, 30), user(31, "new"));
        Talk talk = Talk.having(before).reads(after);

        assertThat(serverIds(talk)).isEqualTo(ids(plus(before, user(31, "new"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 15, 20})
    void deletionsElsewhere_atTheBeginning_doNotMakeTheNextOneSlip(int deleted) {
        List<RemoteMessage> before = numbered(1, 30);
        List<RemoteMessage> after = plus(without(before, 0, deleted), user(31, "new"), reply(32, "newer"));
        for (Lists.Paging paging : List.of(Lists.honest(after), Lists.terse(after), Lists.ignoring(after))) {
            Talk talk = Talk.having(before).reads(paging);

            assertThat(serverIds(talk)).isEqualTo(ids(plus(before, user(31, "new"), reply(32, "newer"))));
        }
    }

    @Test
    void everything_deletedElsewhere_leavesTheNewOnesBehindTheOld() {
        Talk talk = Talk.having(numbered(1, 30)).reads(numbered(31, 60)).reads(numbered(31, 61));

        assertThat(serverIds(talk)).isEqualTo(ids(numbered(1, 61)));
    }

    @Test
    void emptiedList_isNoNews() {
        Talk talk = Talk.having(numbered(1, 30)).reads(List.of());

        assertThat(serverIds(talk)).isEqualTo(ids(numbered(1, 30)));
        assertThat(serverIds(talk.reads(List.of(user(31, "new")))))
                .isEqualTo(ids(plus(numbered(1, 30), user(31, "x"))));
    }

    @Test
    void message_insertedBeforeTheLast_isFoundAndPlacedThere() {
        List<RemoteMessage> before = numbered(1, 30);
        List<RemoteMessage> after = new ArrayList<>(before);
        after.add(
                28, remote("late", Role.ASSISTANT, "stored late", before.get(27).createdAt()));

        assertThat(serverIds(Talk.having(before).reads(after))).isEqualTo(ids(after));
    }

    @Test
    void message_insertedFarBack_shiftsTheListAndIsFound() {
        List<RemoteMessage> before = numbered(1, 30);
        List<RemoteMessage> after = new ArrayList<>(before);
        after.add(5, remote("late", Role.ASSISTANT, "stored late", before.get(4).createdAt()));

        assertThat(serverIds(Talk.having(before).reads(after))).isEqualTo(ids(after));
    }

    @Test
    void message_insertedFarBackWhileAnotherWasDeleted_isFoundWhenTheWholeListIsCompared() {
        List<RemoteMessage> before = numbered(1, 30);
        List<RemoteMessage> after = new ArrayList<>(without(before, 6, 7));
        after.add(5, remote("late", Role.ASSISTANT, "stored late", before.get(4).createdAt()));
        Talk talk = Talk.having(before).reads(after);
        assertThat(serverIds(talk)).isEqualTo(ids(before));

        talk.after(Talk.COMPARE).reads(after);

        assertThat(serverIds(talk)).contains("late").hasSize(31).containsAll(ids(before));
    }

    @Test
    void run_insertedAtTheEndOfAPage_isPlacedBeforeWhatFollowsOnTheNext() {
        List<RemoteMessage> before = numbered(1, 30);
        List<RemoteMessage> after = new ArrayList<>(before);
        for (int i = 0; i < 4; i++) {
            after.add(
                    18 + i,
                    remote(
                            "late" + i,
                            Role.ASSISTANT,
                            "stored late",
                            before.get(17).createdAt()));
        }

        assertThat(serverIds(Talk.having(before).reads(after))).isEqualTo(ids(after));
    }

    @Test
    void run_insertedAtTheEndOfAPage_isPlacedByTheListAndNotByItsTime() {
        List<RemoteMessage> before = numbered(1, 30);
        List<RemoteMessage> after = new ArrayList<>(before);
        after.add(
                19, remote("late", Role.ASSISTANT, "stored late", before.get(25).createdAt()));

        assertThat(serverIds(Talk.having(before).reads(after))).isEqualTo(ids(after));
    }

    @Test
    void ties_inTime_followTheList() {
        List<RemoteMessage> list = IntStream.rangeClosed(1, 12)
                .mapToObj(n -> remote("tie" + n, Role.ASSISTANT, "same second", Talk.START))
                .toList();
        Talk talk = Talk.having(list.subList(0, 5)).reads(list);

        assertThat(serverIds(talk)).isEqualTo(ids(list));
    }

    @Test
    void page_repeatedForTheNext_skipsNothing() {
        List<RemoteMessage> list = numbered(1, 45);
        AtomicInteger asked = new AtomicInteger();
        Talk talk = Talk.open(Transport.REST)
                .reads((offset, limit) -> Lists.honest(list).page(asked.getAndIncrement() == 1 ? 0 : offset, limit));

        assertThat(serverIds(talk)).isEqualTo(ids(list));
    }

    @Test
    void repeatedPage_isNoProofThatASendIsAbsent() {
        List<RemoteMessage> list = numbered(1, 45);
        Talk talk = Talk.having(list);
        MessageId id = talk.send("hello");
        talk.when(new Input.SendUnanswered(id, "reset", Duration.ZERO))
                .answers((offset, limit) -> Lists.honest(list).page(0, limit));

        assertThat(talk.status(id)).isEqualTo(Status.UNCERTAIN);
        talk.after(Duration.ofMinutes(1))
                .answers((offset, limit) -> Lists.honest(list).page(0, limit));
        assertThat(talk.status(id)).isEqualTo(Status.UNCERTAIN);
    }

    @Test
    void message_insertedBetweenTwoPages_isNotSkipped() {
        List<RemoteMessage> before = numbered(1, 45);
        List<RemoteMessage> after = new ArrayList<>(before);
        after.add(3, remote("late", Role.ASSISTANT, "stored late", before.get(2).createdAt()));
        AtomicInteger asked = new AtomicInteger();
        Talk talk = Talk.open(Transport.REST)
                .reads((offset, limit) -> Lists.honest(asked.getAndIncrement() == 0 ? before : after)
                        .page(offset, limit));

        assertThat(serverIds(talk)).isEqualTo(ids(after));
    }

    @Test
    void messages_deletedBetweenTwoPages_makeNothingSlip() {
        List<RemoteMessage> before = numbered(1, 45);
        AtomicInteger asked = new AtomicInteger();
        Talk talk = Talk.open(Transport.REST)
                .reads((offset, limit) -> Lists.honest(asked.getAndIncrement() == 0 ? before : without(before, 2, 12))
                        .page(offset, limit));

        assertThat(serverIds(talk)).isEqualTo(ids(before));
    }

    @Test
    void list_thatChangesAllTheTime_isGivenUpForNowAndToldToTheLink() {
        AtomicInteger asked = new AtomicInteger(1);
        Talk talk = Talk.having(numbered(1, 30))
                .reads((offset, limit) -> Lists.honest(numbered(100 * asked.get(), 100 * asked.getAndIncrement() + 60))
                        .page(offset, limit));

        assertThat(talk.asked(Action.ReadUnfinished.class)).hasSize(1);
    }

    @Test
    void reading_askedForWhileOneIsUnderWay_followsIt() {
        Talk talk = Talk.open(Transport.REST)
                .when(new Input.ReadRequested(Via.REST))
                .when(new Input.ReadRequested(Via.POLLING));
        assertThat(talk.actions(Action.ReadPage.class)).isEmpty();
        talk.when(new Input.PageRead(Lists.honest(numbered(1, 2)).page(0, 20)));

        assertThat(talk.actions(Action.ReadFinished.class)).hasSize(1);
        assertThat(talk.actions(Action.ReadPage.class)).hasSize(1);
    }

    @Test
    void failedReading_ofTheLink_isToldWithItsRetryAfter() {
        Talk talk = Talk.open(Transport.REST)
                .when(new Input.ReadRequested(Via.REST))
                .when(new Input.ReadFailed("429", Duration.ofSeconds(7)));

        assertThat(talk.actions(Action.ReadUnfinished.class))
                .containsExactly(new Action.ReadUnfinished("429", Duration.ofSeconds(7)));
        assertThat(talk.events()).isEmpty();
    }

    @Test
    void cursor_movesOnlyWithTheEventThatHoldsWhatWasFound() {
        Talk talk = Talk.open(Transport.REST);
        for (int length = 0; length < 30; length++) {
            Cursor before = talk.state().cursor();
            int stored = talk.stored().size();
            talk.reads(numbered(1, length));
            boolean read = talk.stored().subList(stored, talk.stored().size()).stream()
                    .anyMatch(Event.HistoryRead.class::isInstance);
            assertThat(read).isEqualTo(!talk.state().cursor().equals(before));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 8, 9})
    void smallestPages_stillMakeProgress(int pageSize) {
        List<RemoteMessage> list = numbered(1, 60);

        assertThat(serverIds(Talk.pagingBy(pageSize).reads(list))).isEqualTo(ids(list));
    }

    private static List<String> serverIds(Talk talk) {
        return talk.everything().stream()
                .map(each -> String.valueOf(each.serverId()))
                .toList();
    }

    private static List<String> ids(List<RemoteMessage> list) {
        return list.stream().map(each -> each.id().value()).toList();
    }

    @Test
    void messages_listedWhereOneWasDeleted_getPlacesOfTheirOwn() {
        Talk talk = Talk.having(List.of(user(1, "one"), user(9, "nine")));
        talk.reads(List.of(user(2, "two"), user(3, "three"), user(4, "four"), user(9, "nine")));

        assertThat(talk.everything()).extracting(Message::position).doesNotHaveDuplicates();
        assertThat(talk.everything())
                .extracting(Message::content)
                .containsExactly("one", "two", "three", "four", "nine");
    }
}
