package dev.lumed.journal;

import static dev.lumed.journal.Samples.ONE;
import static dev.lumed.journal.Samples.OTHER;
import static dev.lumed.journal.Samples.await;
import static dev.lumed.journal.Samples.message;
import static dev.lumed.journal.Samples.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.conversation.Details;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.ServerId;
import dev.lumed.conversation.Status;
import dev.lumed.conversation.Via;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds of every archive. */
interface ArchiveContract {

    Archive archive();

    @Test
    default void before_aPosition_givesTheLastOnesAscending() {
        await(archive().append(ONE, messages(1, 10)));
        await(archive().append(OTHER, messages(1, 20)));

        assertThat(await(archive().before(ONE, 90, 3))).isEqualTo(messages(6, 8));
        assertThat(await(archive().before(ONE, Long.MAX_VALUE, 3))).isEqualTo(messages(8, 10));
        assertThat(await(archive().before(ONE, 10, 3))).isEmpty();
    }

    @Test
    default void changedAfter_aSeq_givesTheFirstOnesAscending() {
        await(archive().append(ONE, messages(1, 10)));

        assertThat(await(archive().changedAfter(ONE, 1_004, 3))).isEqualTo(messages(5, 7));
        assertThat(await(archive().changedAfter(ONE, 1_010, 3))).isEmpty();
    }

    @Test
    default void append_again_replaces() {
        await(archive().append(ONE, messages(1, 3)));
        Message moved = new Message(
                new MessageId("m2"),
                null,
                2_000,
                35,
                Role.USER,
                "other text\u0000 with \"marks\" and \uD83C\uDF3F",
                Samples.NOON,
                Status.SENT,
                Via.LOCAL,
                new MessageId("m1"),
                "late",
                new Details(7, 8L, "look_up", "{\"a\":[1]}"));
        await(archive().append(ONE, List.of(moved)));

        assertThat(await(archive().before(ONE, Long.MAX_VALUE, 10))).containsExactly(message(1), message(3), moved);
        assertThat(await(archive().changedAfter(ONE, 1_003, 10))).containsExactly(moved);
        assertThat(await(archive().positions(ONE, List.of(new ServerId("s2"))))).isEmpty();
    }

    @Test
    default void append_nothing_isDone() {
        await(archive().append(ONE, List.of()));

        assertThat(await(archive().before(ONE, Long.MAX_VALUE, 10))).isEmpty();
    }

    @Test
    default void positions_ofSomeAndStrangers_areThoseOfTheArchived() {
        await(archive().append(ONE, messages(1, 5)));

        assertThat(await(archive().positions(ONE, List.of(new ServerId("S2"), new ServerId("s9")))))
                .isEqualTo(Map.of(new ServerId("s2"), 20L));
        assertThat(await(archive().positions(ONE, List.of()))).isEmpty();
    }

    @Test
    default void positions_ofVeryMany_areAllFound() {
        await(archive().append(ONE, messages(1, 1_300)));
        List<ServerId> ids = LongStream.rangeClosed(1, 1_300)
                .mapToObj(number -> new ServerId("s" + number))
                .toList();

        assertThat(await(archive().positions(ONE, ids))).hasSize(1_300).containsEntry(new ServerId("s1300"), 13_000L);
    }

    @Test
    default void find_byId_findsInItsConversationOnly() {
        await(archive().append(ONE, messages(1, 2)));

        assertThat(await(archive().find(ONE, new MessageId("m2")))).contains(message(2));
        assertThat(await(archive().find(ONE, new MessageId("m3")))).isEmpty();
        assertThat(await(archive().find(OTHER, new MessageId("m2")))).isEmpty();
    }

    @Test
    default void delete_ofAConversation_leavesTheOthers() {
        await(archive().append(ONE, messages(1, 2)));
        await(archive().append(OTHER, messages(1, 2)));
        await(archive().delete(ONE));

        assertThat(await(archive().before(ONE, Long.MAX_VALUE, 10))).isEmpty();
        assertThat(await(archive().before(OTHER, Long.MAX_VALUE, 10))).hasSize(2);
    }
}
