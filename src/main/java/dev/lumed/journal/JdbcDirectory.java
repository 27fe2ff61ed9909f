package dev.lumed.journal;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.ConversationSummary;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** The directory as a table. */
final class JdbcDirectory implements Directory {

    private static final String LOAD = "SELECT format, body FROM conversation ORDER BY id";

    private static final String PUT =
            """
            INSERT INTO conversation (id, format, body) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET format = excluded.format, body = excluded.body""";

    private final Database database;
    private final Writer writer;
    private final Readers readers;

    JdbcDirectory(Database database, Writer writer, Readers readers) {
        this.database = database;
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public List<ConversationSummary> load() {
        try {
            return readers.read(connection -> Sql.list(connection, LOAD, JdbcDirectory::summary));
        } catch (SQLException | RuntimeException e) {
            throw SqlFailures.reading(database.place(), e);
        }
    }

    /** Of all conversations; 0 where there are none. */
    static long highestSeq(Connection connection) throws SQLException {
        return Sql.list(connection, LOAD, JdbcDirectory::summary).stream()
                .mapToLong(ConversationSummary::lastSeq)
                .max()
                .orElse(0);
    }

    @Override
    public CompletionStage<Done> put(ConversationSummary summary) {
        String id = summary.id().value();
        String body = StoredFormats.SUMMARY.text(summary);
        return writer.write(connection -> Sql.update(connection, PUT, id, StoredFormats.SUMMARY.manifest(), body));
    }

    @Override
    public CompletionStage<Done> remove(ConversationId conversation) {
        return writer.write(connection -> remove(connection, conversation));
    }

    @Override
    public CompletionStage<Done> erase(ConversationId conversation) {
        String persistenceId = Orphans.PERSISTENCE_PREFIX + conversation.value();
        return writer.write(connection -> {
                    remove(connection, conversation);
                    Sql.update(connection, JdbcArchive.DELETE, conversation.value());
                    Sql.update(connection, "DELETE FROM event_journal WHERE persistence_id = ?", persistenceId);
                    Sql.update(connection, "DELETE FROM snapshot WHERE persistence_id = ?", persistenceId);
                })
                .whenComplete((done, failure) -> new FreePages(database, writer).giveBack());
    }

    static void remove(Connection connection, ConversationId conversation) throws SQLException {
        String id = conversation.value();
        Sql.update(connection, "DELETE FROM conversation WHERE id = ?", id);
        Sql.update(connection, "DELETE FROM transition WHERE conversation = ?", id);
        Sql.update(connection, "DELETE FROM story WHERE conversation = ?", id);
    }

    private static ConversationSummary summary(ResultSet row) throws SQLException {
        return StoredFormats.SUMMARY.read(row.getString("format"), row.getString("body"));
    }
}
