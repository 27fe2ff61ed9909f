package dev.lumed.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.actor.MessageSearch.Bounds;
import dev.lumed.actor.MessageSearch.Found;
import dev.lumed.conversation.ArchiveMark;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Details;
import dev.lumed.conversation.Log;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Progress;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import dev.lumed.conversation.Via;
import dev.lumed.journal.InMemoryArchive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages are called by their positions: the first forty are archived, those from 38 on are held. */
final class MessageSearchTest {
    private static final ConversationId ID = new ConversationId("c-1");
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    private static final Bounds BOUNDS = new Bounds(5, 1_000, 1 << 20);

    private final InMemoryArchive archive = new InMemoryArchive();

    @Test
    void search_ofAll_findsInTheWindowAndTheArchiveInOrderAndOnce() {
        Found found = search(log("bread", 3, 17, 38, 39, 40, 45), "bread", BOUNDS, 50, Long.MAX_VALUE);
        assertThat(positions(found)).containsExactly(3L, 17L, 38L, 39L, 40L, 45L);
        assertThat(found.searchedTo()).isNull();
    }

    @Test
    void search_forFew_givesTheLastOnesAndWhereToGoOn() {
        Log log = log("bread", 3, 17, 20, 39, 45);
        Found last = search(log, "bread", BOUNDS, 2, Long.MAX_VALUE);
        assertThat(positions(last)).containsExactly(39L, 45L);
        assertThat(last.searchedTo()).isEqualTo(new MessageId("m39"));

        Found older = search(log, "bread", BOUNDS, 2, 39);
        assertThat(positions(older)).containsExactly(17L, 20L);
        assertThat(older.searchedTo()).isEqualTo(new MessageId("m17"));

        Found oldest = search(log, "bread", BOUNDS, 2, 17);
        assertThat(positions(oldest)).containsExactly(3L);
        assertThat(oldest.searchedTo()).isNull();
    }

    @Test
    void search_thatEnoughWasLookedAtFor_saysWhereToGoOnWithoutAHit() {
        Log log = log("bread", 3);
        Found some = search(log, "bread", new Bounds(5, 10, 1 << 20), 50, Long.MAX_VALUE);
        assertThat(some.messages()).isEmpty();
        assertThat(some.searchedTo()).isEqualTo(new MessageId("m28"));

        Found rest = search(log, "bread", BOUNDS, 50, 28);
        assertThat(positions(rest)).containsExactly(3L);
    }

    @Test
    void search_throughLongMessages_endsByTheirLength() {
        Found found = search(log("bread", 3), "bread", new Bounds(5, 1_000, 1), 50, Long.MAX_VALUE);
        assertThat(found.searchedTo()).isEqualTo(new MessageId("m33"));
    }

    @Test
    void message_heldThatStandsAmongTheArchived_isFoundWhereItStands() {
        Log log = log("bread", 3, 8, 35, 45);
        List<Message> settled = new ArrayList<>(log.settled());
        archive.append(ID, List.of(message(7, "bread")));
        settled.add(0, message(7, "bread"));
        Log among = new Log(1, 100, 0, settled, List.of(), log.archive());

        Found last = search(among, "bread", BOUNDS, 2, Long.MAX_VALUE);
        assertThat(positions(last)).containsExactly(35L, 45L);
        assertThat(positions(search(among, "bread", BOUNDS, 2, 35))).containsExactly(7L, 8L);
    }

    @Test
    void search_withoutAnArchive_looksAtTheWindowAlone() {
        Log log = new Log(1, 100, 0, List.of(message(1, "bread"), message(2, "rye")), List.of(), ArchiveMark.NONE);
        Found found = search(log, "bread", BOUNDS, 1, Long.MAX_VALUE);
        assertThat(positions(found)).containsExactly(1L);
        assertThat(found.searchedTo()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ÄPFEL, zwei äpfel",
        "äpfel, ÄPFEL!",
        "strasse, Große Straße",
        "STRAẞE, straße",
        "οδος, ΟΔΟΣ",
        "οδοσ, ΟΔΟΣ",
        "хлеб, Хлеб и соль",
        "273 k, 273 K",
        "a.b, 1 A.B 2"
    })
    void text_inAnotherCase_isFound(String text, String content) {
        assertThat(found(text, content)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"a.b, axb", "100%, 100 g", "apfel, Äpfel"})
    void text_thatIsAnother_isNotFound(String text, String content) {
        assertThat(found(text, content)).isFalse();
    }

    private boolean found(String text, String content) {
        Log log = new Log(1, 100, 0, List.of(message(1, content)), List.of(), ArchiveMark.NONE);
        return !search(log, text, BOUNDS, 1, Long.MAX_VALUE).messages().isEmpty();
    }

    /** The text stands at these positions, and another everywhere else. */
    private Log log(String text, long... at) {
        List<Message> all = IntStream.rangeClosed(1, 50)
                .mapToObj(
                        position -> message(position, Arrays.stream(at).anyMatch(it -> it == position) ? text : "rye"))
                .toList();
        archive.append(ID, all.subList(0, 40));
        return new Log(1, 100, 0, all.subList(37, 50), List.of(), new ArchiveMark(37, 37, 37, NOON));
    }

    private Found search(Log log, String text, Bounds bounds, int limit, long before) {
        return new MessageSearch(ID, archive, bounds, text, limit)
                .before(before, log, Progress.IDLE)
                .toCompletableFuture()
                .join();
    }

    private static List<Long> positions(Found found) {
        return found.messages().stream().map(Message::position).toList();
    }

    private static Message message(long position, String content) {
        return new Message(
                new MessageId("m" + position),
                null,
                position,
                position,
                Role.USER,
                content,
                NOON,
                Status.SENT,
                Via.REST,
                null,
                null,
                Details.NONE);
    }
}
