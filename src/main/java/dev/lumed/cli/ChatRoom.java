package dev.lumed.cli;

import dev.lumed.api.ApiJson;
import dev.lumed.api.ConnectionJson;
import dev.lumed.api.ConversationJson;
import dev.lumed.api.EventJson;
import dev.lumed.api.MessageJson;
import dev.lumed.api.MessagesJson;
import dev.lumed.cli.ChatLine.Kind;
import dev.lumed.conversation.Role;
import dev.lumed.conversation.Status;
import dev.lumed.link.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One conversation as the chat shows it, without a terminal: events in; out come lines that are printed for good, each
 * message once, and the few below them that change in place. An own message is printed when its fate is known; until
 * then it stands below with its mark. A reply is printed line by line, its growing line stands below.
 */
final class ChatRoom {

    private final Supplier<Times> times;
    private final Outgoing outgoing = new Outgoing();
    private final Map<String, ReplyGrowth> growing = new LinkedHashMap<>();
    private final Printed printed = new Printed();
    private ConversationJson conversation;
    private ConnectionJson connection;
    private boolean typing;
    private boolean daemonAway;
    private Optional<String> oldest = Optional.empty();

    ChatRoom(ConversationJson conversation, Supplier<Times> times) {
        this.conversation = conversation;
        this.connection = conversation.connection();
        this.typing = conversation.typing();
        this.times = times;
    }

    String id() {
        return conversation.id();
    }

    /** The message before which earlier ones are to be read, as long as there are any. */
    Optional<String> oldest() {
        return oldest;
    }

    Outgoing outgoing() {
        return outgoing;
    }

    /** The messages that there are at first. */
    List<ChatLine> begin(MessagesJson page) {
        List<ChatLine> lines = new ArrayList<>();
        remember(page);
        lines.add(ChatLine.note("— " + conversation.persona() + " " + ShortIds.of(conversation.id()) + " —"));
        if (oldest.isPresent()) {
            lines.add(ChatLine.note("There are earlier messages: /more"));
        }
        page.messages().forEach(message -> lines.addAll(take(message)));
        return lines;
    }

    /** Earlier messages, between two lines that say so. */
    List<ChatLine> earlier(MessagesJson page) {
        remember(page);
        List<ChatLine> lines = new ArrayList<>();
        lines.add(ChatLine.note("— " + Words.count(page.messages().size(), "earlier message", "earlier messages")
                + (oldest.isPresent() ? "; still earlier ones: /more" : ", from the very beginning") + " —"));
        for (MessageJson message : page.messages()) {
            lines.addAll(block(message, Speech.mark(message)));
        }
        lines.add(ChatLine.note("— here it goes on —"));
        printed.interrupted();
        return lines;
    }

    private void remember(MessagesJson page) {
        oldest = page.hasMore() && !page.messages().isEmpty()
                ? Optional.of(page.messages().get(0).id())
                : Optional.empty();
    }

    /** What is to be printed after this event. */
    List<ChatLine> take(EventJson event) {
        if (event instanceof EventJson.MessageEvent changed) {
            return take(changed.message());
        }
        if (event instanceof EventJson.Chunk chunk) {
            return take(chunk);
        }
        if (event instanceof EventJson.Typing now) {
            typing = now.active();
        } else if (event instanceof EventJson.ConnectionEvent changed) {
            connection = changed.connection();
        } else if (event instanceof EventJson.ConversationEvent changed) {
            return take(changed.conversation());
        } else if (event instanceof EventJson.MessageRemoved removed) {
            return remove(removed.messageId());
        } else if (event instanceof EventJson.BackendEvent other) {
            return List.of(
                    ChatLine.note(other.type() + (other.data() == null ? "" : " " + ApiJson.write(other.data()))));
        }
        return List.of();
    }

    /** What is to be printed of this message; nothing where it is older than what is known, or nothing new. */
    List<ChatLine> take(MessageJson message) {
        if (!printed.isNews(message)) {
            return List.of();
        }
        return message.role() == Role.USER ? own(message) : other(message);
    }

    /** The connection to the daemon was lost, or is back. */
    List<ChatLine> daemonAway(boolean away) {
        daemonAway = away;
        return List.of(
                away
                        ? ChatLine.warning("The daemon is away; trying again. What you type is not lost.")
                        : ChatLine.note("Connected to the daemon again."));
    }

    /** What stands below the printed lines, and changes. */
    List<ChatLine> live(int columns, int rows) {
        List<ChatLine> lines = new ArrayList<>(outgoing.lines(columns));
        lines.addAll(replying(columns, rows));
        lines.add(status().cut(columns));
        return lines;
    }

    /** The end of the reply that is growing, as large as a third of the screen at most. */
    private List<ChatLine> replying(int columns, int rows) {
        List<ChatLine> lines = new ArrayList<>();
        for (Map.Entry<String, ReplyGrowth> each : growing.entrySet()) {
            String end = each.getValue().end(columns * Math.max(1, rows / 3));
            if (!end.isEmpty()) {
                lines.clear();
                if (!printed.isLast(each.getKey())) {
                    printed.version(each.getKey())
                            .ifPresent(message -> lines.add(head(message, "").cut(columns)));
                }
                lines.add(new ChatLine(Kind.REPLY, end));
            }
        }
        if (lines.isEmpty() && (typing || !growing.isEmpty())) {
            lines.add(new ChatLine(Kind.UNDER_WAY, conversation.persona() + " is typing …").cut(columns));
        }
        return lines;
    }

    /** How it is connected, why, and what comes next. */
    ChatLine status() {
        String who = conversation.persona() + " " + ShortIds.of(conversation.id()) + " · ";
        if (daemonAway) {
            return new ChatLine(Kind.BROKEN, who + "the daemon is away, trying again");
        }
        String reason = Words.reason(connection, times.get());
        String words = Words.of(connection.mode()) + (reason.isEmpty() ? "" : ": " + reason);
        return new ChatLine(kind(connection.mode()), who + words);
    }

    private static Kind kind(Mode mode) {
        return switch (mode) {
            case LIVE -> Kind.WELL;
            case POLLING, CONNECTING -> Kind.ROUNDABOUT;
            case OFFLINE, CLOSED, UNAUTHORIZED, GONE -> Kind.BROKEN;
        };
    }

    private List<ChatLine> take(ConversationJson changed) {
        conversation = changed;
        connection = changed.connection();
        typing = changed.typing();
        return Boolean.TRUE.equals(changed.deleted())
                ? List.of(ChatLine.warning("This conversation was deleted."))
                : List.of();
    }

    private List<ChatLine> own(MessageJson message) {
        List<ChatLine> lines = new ArrayList<>();
        if (outgoing.take(message) && printed.isFirst(message)) {
            lines.addAll(block(message, Speech.mark(message)));
            if (message.status() == Status.FAILED) {
                lines.add(ChatLine.warning("It is kept: /resend sends it again, /why tells what happened."));
            }
        }
        return lines;
    }

    private List<ChatLine> other(MessageJson message) {
        typing = typing && message.status() == Status.STREAMING;
        if (message.status() != Status.COMPLETE) {
            ReplyGrowth growth = growing.computeIfAbsent(message.id(), id -> new ReplyGrowth());
            growth.whole(message.content());
            return grown(message, growth, growth.takeLines());
        }
        @Nullable ReplyGrowth growth = growing.remove(message.id());
        if (growth == null) {
            return again(message);
        }
        growth.whole(message.content());
        printed.isFirst(message);
        return grown(message, growth, growth.takeRest());
    }

    /** A message that came as a whole, unless it is as it was printed. */
    private List<ChatLine> again(MessageJson message) {
        String how = printed.isBegun(message.id()) ? "corrected" : "";
        return printed.isFirst(message) ? block(message, how) : List.of();
    }

    private List<ChatLine> take(EventJson.Chunk chunk) {
        @Nullable ReplyGrowth growth = growing.get(chunk.messageId());
        if (growth == null) {
            return List.of();
        }
        growth.piece(chunk.offset(), chunk.text());
        return printed.version(chunk.messageId())
                .map(message -> grown(message, growth, growth.takeLines()))
                .orElse(List.of());
    }

    /** More of a reply, under its head unless that is what was printed last. */
    private List<ChatLine> grown(MessageJson message, ReplyGrowth growth, String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<ChatLine> lines = new ArrayList<>();
        boolean corrected = growth.takeCorrected();
        if (corrected || !printed.isLast(message.id())) {
            String how = corrected ? "corrected" : printed.isBegun(message.id()) ? "continued" : "";
            lines.add(Speech.BLANK);
            lines.add(head(message, how));
        }
        printed.begun(message.id());
        lines.addAll(ChatLine.of(Kind.REPLY, text));
        return lines;
    }

    private List<ChatLine> remove(String id) {
        String what = outgoing.remove(id) ? "Removed before it was sent: " : "Removed: ";
        growing.remove(id);
        return printed.version(id)
                .map(message -> List.of(ChatLine.note(what + Speech.quoted(message))))
                .orElse(List.of());
    }

    private List<ChatLine> block(MessageJson message, String how) {
        printed.begun(message.id());
        return Speech.block(message, conversation.persona(), times.get(), how);
    }

    private ChatLine head(MessageJson message, String how) {
        return Speech.head(message, conversation.persona(), times.get(), how);
    }
}
