package dev.lumed.http;

import dev.lumed.actor.ConversationView;
import dev.lumed.actor.MessagePage;
import dev.lumed.actor.MessageQuery;
import dev.lumed.actor.Outcome;
import dev.lumed.conversation.ConversationId;
import dev.lumed.conversation.ConversationSummary;
import dev.lumed.conversation.Details;
import dev.lumed.conversation.Message;
import dev.lumed.conversation.MessageId;
import dev.lumed.conversation.Profile;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.ServerId;
import dev.lumed.conversation.Status;
import dev.lumed.conversation.Via;
import dev.lumed.link.Connection;
import dev.lumed.link.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One conversation of {@link FakeConversations}, in the order its messages came. */
final class FakeLog {
    static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    static final long FIRST_SEQ = 500;

    private final ConversationId id;
    private final List<Message> messages = new ArrayList<>();
    private long seq = FIRST_SEQ - 1;
    private long oldestCursor = seq;

    FakeLog(ConversationId id) {
        this.id = id;
    }

    ConversationId id() {
        return id;
    }

    long lastSeq() {
        return seq;
    }

    Message append(Role role, String content, Status status, @Nullable MessageId replyTo) {
        seq++;
        Message message = new Message(
                new MessageId("m" + seq),
                role == Role.USER ? null : new ServerId("s" + seq),
                seq,
                seq,
                role,
                content,
                NOON,
                status,
                role == Role.USER ? Via.LOCAL : Via.WEBSOCKET,
                replyTo,
                null,
                Details.NONE);
        messages.add(message);
        return message;
    }

    Message change(MessageId which, UnaryOperator<Message> change) {
        Message before = get(which);
        seq++;
        Message changed = withSeq(change.apply(before), seq);
        messages.set(messages.indexOf(before), changed);
        return changed;
    }

    /** The seq that it took. */
    long remove(MessageId which) {
        messages.remove(get(which));
        oldestCursor = ++seq;
        return seq;
    }

    @Nullable
    Message find(MessageId which) {
        return messages.stream()
                .filter(message -> message.id().equals(which))
                .findFirst()
                .orElse(null);
    }

    Message last() {
        return messages.get(messages.size() - 1);
    }

    Message get(MessageId which) {
        return Objects.requireNonNull(find(which));
    }

    ConversationView view() {
        return view(false);
    }

    ConversationView view(boolean deleting) {
        ConversationSummary summary = new ConversationSummary(
                id, new Profile("coach", null, "active", NOON), !deleting, deleting, messages.size(), 0, 0, seq, NOON);
        return new ConversationView(summary, new Connection(Mode.LIVE, NOON, null, null, 0), false, null);
    }

    Outcome<MessagePage> read(MessageQuery query) {
        if (query instanceof MessageQuery.After after) {
            List<Message> newer = messages.stream()
                    .filter(message -> message.seq() > after.seq())
                    .sorted(Comparator.comparingLong(Message::seq))
                    .toList();
            return page(newer.subList(0, Math.min(query.limit(), newer.size())), newer.size() > query.limit());
        }
        if (query instanceof MessageQuery.Search search) {
            MessageId searchedTo = new MessageId(search.text() + "-before-" + search.before());
            List<Message> last = messages.subList(messages.size() - search.limit(), messages.size());
            return new Outcome.Success<>(new MessagePage(last, oldestCursor, seq, true, searchedTo));
        }
        List<Message> older = messages;
        if (query instanceof MessageQuery.Before before) {
            @Nullable Message bound = find(before.message());
            if (bound == null) {
                return refused(Outcome.Kind.NOT_FOUND, "message-not-found");
            }
            older = messages.subList(0, messages.indexOf(bound));
        }
        return page(
                older.subList(Math.max(0, older.size() - query.limit()), older.size()), older.size() > query.limit());
    }

    private Outcome<MessagePage> page(List<Message> some, boolean hasMore) {
        return new Outcome.Success<>(new MessagePage(some, oldestCursor, seq, hasMore));
    }

    static <T> Outcome<T> refused(Outcome.Kind kind, String code) {
        return new Outcome.Refusal<>(kind, code, "It is refused.");
    }

    static Message withStatus(Message message, Status status) {
        return with(message, message.seq(), message.content(), status);
    }

    static Message withContent(Message message, String content, Status status) {
        return with(message, message.seq(), content, status);
    }

    private static Message withSeq(Message message, long seq) {
        return with(message, seq, message.content(), message.status());
    }

    private static Message with(Message message, long seq, String content, Status status) {
        return new Message(
                message.id(),
                message.serverId(),
                seq,
                message.position(),
                message.role(),
                content,
                message.createdAt(),
                status,
                message.via(),
                message.replyTo(),
                message.error(),
                message.details());
    }
}
