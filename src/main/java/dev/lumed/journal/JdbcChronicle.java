package dev.lumed.journal;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.StoryNote;
import dev.lumed.link.Connection;
import dev.lumed.link.Mode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The chronicle as two tables, whose rows are numbered within what they belong to. */
final class JdbcChronicle implements Chronicle {

    private static final String ADD_TRANSITION =
            """
            INSERT INTO transition (conversation, ordinal, mode, since, reason, retry_at, attempt)
            SELECT ?, COALESCE(MAX(ordinal), 0) + 1, ?, ?, ?, ?, ? FROM transition WHERE conversation = ?""";

    private static final String TRIM_TRANSITIONS =
            """
            DELETE FROM transition WHERE conversation = ? AND ordinal <=
              (SELECT MAX(ordinal) FROM transition WHERE conversation = ?) - ?""";

    private static final String TRANSITIONS =
            """
            SELECT mode, since, reason, retry_at, attempt FROM transition
            WHERE conversation = ? ORDER BY ordinal DESC LIMIT ?""";

    private static final String ADD_NOTE =
            """
            INSERT INTO story (conversation, message_id, ordinal, at, kind, detail)
            SELECT ?, ?, COALESCE(MAX(ordinal), 0) + 1, ?, ?, ? FROM story WHERE conversation = ? AND message_id = ?""";

    private static final String TRIM_STORY =
            """
            DELETE FROM story WHERE conversation = ? AND message_id = ? AND ordinal <=
              (SELECT MAX(ordinal) FROM story WHERE conversation = ? AND message_id = ?) - ?""";

    /** The ids of messages grow with time. */
    private static final String FORGET_STORIES =
            """
            DELETE FROM story WHERE conversation = ? AND message_id <
              (SELECT message_id FROM message_archive WHERE conversation = ?
               ORDER BY message_id DESC LIMIT 1 OFFSET ?)""";

    private static final String STORY =
            "SELECT at, kind, detail FROM story WHERE conversation = ? AND message_id = ? ORDER BY ordinal";

    private final Writer writer;
    private final Readers readers;

    JdbcChronicle(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public void transition(ConversationId conversation, Connection connection) {
        String id = conversation.value();
        String mode = connection.mode().name().toLowerCase(Locale.ROOT);
        writer.note(database -> {
            Sql.update(
                    database,
                    ADD_TRANSITION,
                    id,
                    mode,
                    connection.since().toString(),
                    storable(connection.reason()),
                    text(connection.retryAt()),
                    connection.attempt(),
                    id);
            Sql.update(database, TRIM_TRANSITIONS, id, id, TRANSITIONS_KEPT);
        });
    }

    @Override
    public void note(ConversationId conversation, MessageId message, StoryNote note) {
        String id = conversation.value();
        String about = message.value();
        writer.note(database -> {
            Sql.update(
                    database,
                    ADD_NOTE,
                    id,
                    about,
                    note.at().toString(),
                    note.kind(),
                    storable(note.detail()),
                    id,
                    about);
            Sql.update(database, TRIM_STORY, id, about, id, about, NOTES_KEPT);
        });
    }

    @Override
    public CompletionStage<List<Connection>> transitions(ConversationId conversation, int limit) {
        return whenWritten(database -> {
            List<Connection> latestFirst =
                    Sql.list(database, TRANSITIONS, JdbcChronicle::connection, conversation.value(), limit);
            Collections.reverse(latestFirst);
            return latestFirst;
        });
    }

    @Override
    public CompletionStage<List<StoryNote>> story(ConversationId conversation, MessageId message) {
        return whenWritten(
                database -> Sql.list(database, STORY, JdbcChronicle::storyNote, conversation.value(), message.value()));
    }

    /** With what is archived now, the stories of what was archived long before go. */
    static void forgetStories(java.sql.Connection connection, ConversationId conversation) throws SQLException {
        String id = conversation.value();
        Sql.update(connection, FORGET_STORIES, id, id, STORIES_KEPT);
    }

    /** An empty write comes behind what was told before; when nothing can be written, what is there can still be read. */
    private <T> CompletionStage<T> whenWritten(Readers.Query<T> query) {
        return writer.write(database -> {})
                .handle((done, failure) -> readers.ask(query))
                .thenCompose(answer -> answer);
    }

    private static Connection connection(ResultSet row) throws SQLException {
        String retryAt = row.getString("retry_at");
        return new Connection(
                Mode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT)),
                Instant.parse(row.getString("since")),
                row.getString("reason"),
                retryAt == null ? null : Instant.parse(retryAt),
                row.getInt("attempt"));
    }

    private static StoryNote storyNote(ResultSet row) throws SQLException {
        return new StoryNote(Instant.parse(row.getString("at")), row.getString("kind"), row.getString("detail"));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /** PostgreSQL takes no NUL in a text, and a reason may quote what a backend sent. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', ' ');
    }
}
