package dev.lumed.journal;

import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.ServerId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/** The archive as a table. */
final class JdbcArchive implements Archive {

    static final String BEFORE =
            """
            SELECT format, body FROM message_archive
            WHERE conversation = ? AND position < ? ORDER BY position DESC LIMIT ?""";

    static final String CHANGED_AFTER =
            """
            SELECT format, body FROM message_archive
            WHERE conversation = ? AND seq > ? ORDER BY seq LIMIT ?""";

    static final String FIND =
            """
            SELECT format, body FROM message_archive
            WHERE conversation = ? AND message_id = ?""";

    static final String DELETE = "DELETE FROM message_archive WHERE conversation = ?";

    private static final String PUT =
            """
            INSERT INTO message_archive (conversation, message_id, position, seq, server_id, format, body)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (conversation, message_id) DO UPDATE SET
              position = excluded.position, seq = excluded.seq, server_id = excluded.server_id,
              format = excluded.format, body = excluded.body""";

    /** Fewer than any database's limit of parameters in a statement. */
    private static final int IDS_AT_ONCE = 500;

    private record Located(ServerId id, long position) {}

    private final Writer writer;
    private final Readers readers;

    JdbcArchive(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public CompletionStage<Done> append(ConversationId conversation, List<Message> messages) {
        if (messages.isEmpty()) {
            return CompletableFuture.completedFuture(Done.getInstance());
        }
        List<@Nullable Object[]> rows =
                messages.stream().map(message -> row(conversation, message)).toList();
        return writer.write(connection -> {
            for (@Nullable Object[] row : rows) {
                Sql.update(connection, PUT, row);
            }
            JdbcChronicle.forgetStories(connection, conversation);
        });
    }

    @Override
    public CompletionStage<Map<ServerId, Long>> positions(ConversationId conversation, Collection<ServerId> ids) {
        List<ServerId> wanted = List.copyOf(ids);
        return readers.ask(connection -> {
            Map<ServerId, Long> positions = new HashMap<>();
            for (int from = 0; from < wanted.size(); from += IDS_AT_ONCE) {
                List<ServerId> some = wanted.subList(from, Math.min(from + IDS_AT_ONCE, wanted.size()));
                locate(connection, conversation, some).forEach(each -> positions.put(each.id(), each.position()));
            }
            return positions;
        });
    }

    @Override
    public CompletionStage<List<Message>> before(ConversationId conversation, long position, int limit) {
        return readers.ask(connection -> {
            List<Message> latestFirst =
                    Sql.list(connection, BEFORE, JdbcArchive::message, conversation.value(), position, limit);
            Collections.reverse(latestFirst);
            return latestFirst;
        });
    }

    @Override
    public CompletionStage<List<Message>> changedAfter(ConversationId conversation, long seq, int limit) {
        return readers.ask(connection ->
                Sql.list(connection, CHANGED_AFTER, JdbcArchive::message, conversation.value(), seq, limit));
    }

    @Override
    public CompletionStage<Optional<Message>> find(ConversationId conversation, MessageId message) {
        return readers.ask(connection ->
                Sql.list(connection, FIND, JdbcArchive::message, conversation.value(), message.value()).stream()
                        .findFirst());
    }

    @Override
    public CompletionStage<Done> delete(ConversationId conversation) {
        return writer.write(connection -> Sql.update(connection, DELETE, conversation.value()));
    }

    static String positionsOf(int ids) {
        return "SELECT server_id, position FROM message_archive WHERE conversation = ? AND server_id IN ("
                + String.join(", ", Collections.nCopies(ids, "?")) + ")";
    }

    private static List<Located> locate(Connection connection, ConversationId conversation, List<ServerId> ids)
            throws SQLException {
        List<Object> values = new ArrayList<>(ids.size() + 1);
        values.add(conversation.value());
        ids.forEach(id -> values.add(id.value()));
        return Sql.list(
                connection,
                positionsOf(ids.size()),
                row -> new Located(new ServerId(row.getString("server_id")), row.getLong("position")),
                values.toArray());
    }

    private static @Nullable Object[] row(ConversationId conversation, Message message) {
        ServerId serverId = message.serverId();
        return new @Nullable Object[] {
            conversation.value(),
            message.id().value(),
            message.position(),
            message.seq(),
            serverId == null ? null : serverId.value(),
            StoredFormats.MESSAGE.manifest(),
            StoredFormats.MESSAGE.text(message)
        };
    }

    private static Message message(ResultSet row) throws SQLException {
        return StoredFormats.MESSAGE.read(row.getString("format"), row.getString("body"));
    }
}
