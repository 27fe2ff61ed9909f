package dev.lumed.journal;

import static dev.lumed.journal.Samples.ONE;
import static dev.lumed.journal.Samples.OTHER;
import static dev.lumed.journal.Samples.SQLITE;
import static dev.lumed.journal.Samples.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.StoryNote;
import dev.lumed.link.Connection;
import dev.lumed.link.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store lets go of, so that a year of it is bounded by the messages. */
final class RetentionTest {
    private static final long MESSAGES = Chronicle.STORIES_KEPT + 500L;
    private static final long FIRST = 100_100;

    @TempDir
    Path directory;

    private static List<Message> messages(long from, long to) {
        return LongStream.range(from, to).mapToObj(Samples::message).toList();
    }

    private static void tell(Store store, long from, long to) {
        for (long number = from; number < to; number++) {
            store.chronicle()
                    .note(ONE, new MessageId("m" + number), new StoryNote(Samples.NOON, "received", "by polling"));
        }
    }

    private long number(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("lumed.db"));
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    @Test
    void stories_ofWhatWasArchivedLongAgo_areForgotten() throws Exception {
        try (Store store = Store.open(SQLITE, directory)) {
            long end = FIRST + MESSAGES;
            tell(store, FIRST - 3, end + 10);
            await(store.chronicle().transitions(ONE, 1));
            for (long number = FIRST; number < end; number += 100) {
                await(store.archive().append(ONE, messages(number, number + 100)));
            }

            assertThat(number("SELECT count(*) FROM story")).isEqualTo(Chronicle.STORIES_KEPT + 1 + 10);
            MessageId last = new MessageId("m" + (end - 1));
            assertThat(await(store.chronicle().story(ONE, last))).hasSize(1);
            assertThat(number("SELECT count(*) FROM message_archive")).isEqualTo(MESSAGES);
        }
    }

    @Test
    void rows_ofAConversationThatIsNoMore_goAtTheNextStart() throws Exception {
        try (Store store = Store.open(SQLITE, directory)) {
            await(store.directory().put(Samples.summary(ONE, true)));
            for (var conversation : List.of(ONE, OTHER)) {
                await(store.archive().append(conversation, messages(FIRST, FIRST + 5)));
                store.chronicle().transition(conversation, new Connection(Mode.LIVE, Samples.NOON, null, null, 0));
                store.chronicle().note(conversation, new MessageId("m1"), new StoryNote(Samples.NOON, "sent", ""));
            }
            await(store.chronicle().transitions(ONE, 1));
        }
        for (String id : List.of(ONE.value(), OTHER.value())) {
            insertJournal(id);
        }

        Store.open(SQLITE, directory).close();

        for (String table : List.of("message_archive", "transition", "story")) {
            assertThat(number("SELECT count(DISTINCT conversation) FROM " + table))
                    .as(table)
                    .isOne();
            assertThat(number("SELECT count(*) FROM " + table + " WHERE conversation = '" + ONE.value() + "'"))
                    .isPositive();
        }
        assertThat(number("SELECT count(*) FROM event_journal")).isOne();
        assertThat(number(
                        "SELECT count(*) FROM event_journal WHERE persistence_id = 'conversation|" + ONE.value() + "'"))
                .isOne();
    }

    private void insertJournal(String id) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("lumed.db"))) {
            Sql.update(
                    connection,
                    """
                    INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp, adapter_manifest,
                      event_payload, event_ser_id, event_ser_manifest)
                    VALUES (?, 1, '', 0, '', X'7B7D', 1, 'event:1')""",
                    "conversation|" + id);
        }
    }

    @Test
    void room_ofAnErasedConversation_isGivenBack() throws Exception {
        long full;
        try (Store store = Store.open(SQLITE, directory)) {
            for (long number = 0; number < 40_000; number += 1000) {
                await(store.archive().append(ONE, messages(number, number + 1000)));
            }
            full = number("PRAGMA page_count");
            await(store.directory().erase(ONE));
            // It is given back between what others write.
            for (int i = 0; i < full && number("PRAGMA page_count") > full / 2; i++) {
                await(store.directory().put(Samples.summary(OTHER, true)));
            }
        }
        assertThat(number("PRAGMA page_count")).isLessThan(full / 2);
        assertThat(Files.size(directory.resolve("lumed.db"))).isEqualTo(number("PRAGMA page_count") * 4096);
    }
}
